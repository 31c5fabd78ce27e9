"""apps/StatefulSet: every pod is ready and of the newest revision."""

from landing_zone.sandbox.providers.kubernetes.readiness.outcome import (
    Object,
    Outcome,
    Ready,
    Waiting,
    is_stale,
    status_of,
)


def status(obj: Object) -> Outcome:
    """Judge by counts; with a partition or OnDelete updates old revisions are meant to stay."""
    found, wanted = status_of(obj), obj["spec"].get("replicas", 1)
    strategy = obj["spec"].get("updateStrategy") or {}
    keeps_old = strategy.get("type") == "OnDelete" or (strategy.get("rollingUpdate") or {}).get("partition", 0) > 0
    ready, updated = found.get("readyReplicas", 0), found.get("updatedReplicas", 0)
    if not is_stale(obj) and ready == wanted and (keeps_old or updated == wanted):
        return Ready()
    return Waiting(f"{ready} of {wanted} replicas ready, {updated} updated")
