"""PersistentVolumeClaim: it has not lost its volume."""

from landing_zone.sandbox.providers.kubernetes.readiness.outcome import (
    Failed,
    Object,
    Outcome,
    Ready,
    status_of,
    unmet,
)


def status(obj: Object) -> Outcome:
    """Judge by phase. A pending claim is ready: most storage classes bind with the first pod, which is made later."""
    return Failed(f"phase Lost; {unmet(obj)}") if status_of(obj).get("phase") == "Lost" else Ready()
