"""batch/Job: it has completed."""

from landing_zone.sandbox.providers.kubernetes.readiness.outcome import (
    Failed,
    Object,
    Outcome,
    Ready,
    Waiting,
    condition,
    holds,
    status_of,
    words,
)


def status(obj: Object) -> Outcome:
    """Judge by the conditions Complete and Failed; a suspended job waits by intent and is ready."""
    if holds(condition(obj, "Complete")) or obj["spec"].get("suspend"):
        return Ready()
    if holds(failed := condition(obj, "Failed")):
        return Failed(words(failed))
    found = status_of(obj)
    counts = (f"{found.get(key, 0)} {key}" for key in ("active", "succeeded", "failed"))
    return Waiting(f"pods: {', '.join(counts)}")
