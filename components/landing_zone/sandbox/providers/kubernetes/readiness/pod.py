"""Pod: it is ready, or has ended well."""

from landing_zone.sandbox.providers.kubernetes.readiness.outcome import (
    Failed,
    Object,
    Outcome,
    Ready,
    Waiting,
    condition,
    holds,
    status_of,
    unmet,
)


def status(obj: Object) -> Outcome:
    """Judge by phase and the condition Ready; containers that wait say why."""
    found = status_of(obj)
    if found.get("phase") == "Succeeded" or holds(condition(obj, "Ready")):
        return Ready()
    message = "; ".join([unmet(obj), *_container_words(found)])
    return Failed(message) if found.get("phase") == "Failed" else Waiting(message)


def _container_words(found: Object) -> list[str]:
    said = []
    for container in found.get("containerStatuses") or ():
        state = container.get("state") or {}
        cause = state.get("waiting") or state.get("terminated") or {}
        if cause.get("reason"):
            said.append(f"container {container['name']}: {cause['reason']} {cause.get('message', '')}".rstrip())
    return said
