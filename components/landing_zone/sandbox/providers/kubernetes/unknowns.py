"""Fields of an object that a preview can't know yet."""

from typing import Any

from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN
from landing_zone.sandbox.providers.plugin.values import Object

ALLOCATED: dict[str, tuple[tuple[str, ...], ...]] = {
    "Service": (("spec", "clusterIP"), ("spec", "clusterIPs")),
    "PersistentVolumeClaim": (("spec", "volumeName"),),
}
"""Fields that the API server or a controller fills in, by kind."""
_EVERYWHERE = (("status",), ("metadata", "uid"), ("metadata", "resourceVersion"), ("metadata", "creationTimestamp"))


def expected(inputs: Object, answer: Object | None = None) -> Object:
    """Return the outputs of an object that a preview would create.

    ``answer`` is what a dry run said, whose defaults hold; what will be allocated only at creation is unknown.
    """
    outputs = dict(answer or inputs)
    for path in (*_EVERYWHERE, *ALLOCATED.get(inputs.get("kind", ""), ())):
        if not _has(inputs, path):
            outputs = _with_unknown(outputs, path)
    return outputs


def _has(obj: Any, path: tuple[str, ...]) -> bool:
    for key in path:
        if not isinstance(obj, dict) or key not in obj:
            return False
        obj = obj[key]
    return True


def _with_unknown(obj: Any, path: tuple[str, ...]) -> Any:
    if not path:
        return UNKNOWN
    if not isinstance(obj, dict):
        return obj
    return {**obj, path[0]: _with_unknown(obj.get(path[0], {}), path[1:])}
