"""gateway.networking.k8s.io/HTTPRoute: every gateway that it names has taken it."""

from landing_zone.sandbox.providers.kubernetes.readiness.outcome import (
    Object,
    Outcome,
    Ready,
    Waiting,
    find,
    holds,
    status_of,
    words,
)


def status(obj: Object) -> Outcome:
    """Judge by the condition Accepted of each parent, for this generation."""
    generation = obj["metadata"].get("generation", 0)
    found = [find(parent.get("conditions"), "Accepted") for parent in status_of(obj).get("parents") or ()]
    accepted = [item for item in found if holds(item) and item.get("observedGeneration", 0) >= generation]
    if len(accepted) >= len(obj["spec"].get("parentRefs") or ()):
        return Ready()
    said = "; ".join(words(item) for item in found if item not in accepted)
    return Waiting(said or "no gateway has reported on it yet")
