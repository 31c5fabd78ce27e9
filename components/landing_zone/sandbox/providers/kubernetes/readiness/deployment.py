"""apps/Deployment: the newest revision is available in full."""

from landing_zone.sandbox.providers.kubernetes.readiness.outcome import (
    Failed,
    Object,
    Outcome,
    Ready,
    Waiting,
    condition,
    is_stale,
    status_of,
    unmet,
    words,
)


def status(obj: Object) -> Outcome:
    """Judge by counts, as `kubectl rollout status` does; past its progress deadline it has failed."""
    progressing = condition(obj, "Progressing")
    if is_stale(obj):
        return Waiting(unmet(obj))
    if progressing.get("reason") == "ProgressDeadlineExceeded":
        return Failed(words(progressing))
    found, wanted = status_of(obj), obj["spec"].get("replicas", 1)
    counts = [found.get(key, 0) for key in ("replicas", "updatedReplicas", "availableReplicas")]
    if counts == [wanted] * 3:
        return Ready()
    return Waiting(f"{counts[2]} of {wanted} replicas available, {counts[1]} updated; {unmet(obj)}")
