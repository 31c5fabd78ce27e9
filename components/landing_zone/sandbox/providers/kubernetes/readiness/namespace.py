"""Namespace: objects can be made in it."""

from landing_zone.sandbox.providers.kubernetes.readiness.outcome import (
    Object,
    Outcome,
    Ready,
    Waiting,
    status_of,
    unmet,
)


def status(obj: Object) -> Outcome:
    """Judge by phase."""
    phase = status_of(obj).get("phase")
    return Ready() if phase == "Active" else Waiting(f"phase {phase}; {unmet(obj)}")
