"""gateway.networking.k8s.io/Gateway: a controller has taken it."""

from landing_zone.sandbox.providers.kubernetes.readiness.outcome import (
    Object,
    Outcome,
    Ready,
    Waiting,
    condition,
    holds,
    unmet,
)


def status(obj: Object) -> Outcome:
    """Judge by the condition Accepted of this generation; Programmed depends on addresses that a site may not have."""
    accepted = condition(obj, "Accepted")
    current = accepted.get("observedGeneration", 0) >= obj["metadata"].get("generation", 0)
    return Ready() if holds(accepted) and current else Waiting(unmet(obj))
