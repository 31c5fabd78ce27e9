"""apps/DaemonSet: a pod of the newest revision is available on every node that it wants."""

from landing_zone.sandbox.providers.kubernetes.readiness.outcome import (
    Object,
    Outcome,
    Ready,
    Waiting,
    is_stale,
    status_of,
)


def status(obj: Object) -> Outcome:
    """Judge by counts; on no node at all it is ready."""
    found = status_of(obj)
    wanted = found.get("desiredNumberScheduled", 0)
    updated, available = found.get("updatedNumberScheduled", 0), found.get("numberAvailable", 0)
    on_delete = (obj["spec"].get("updateStrategy") or {}).get("type") == "OnDelete"
    if not is_stale(obj) and available >= wanted and (on_delete or updated >= wanted):
        return Ready()
    return Waiting(f"available on {available} of {wanted} nodes, {updated} updated")
