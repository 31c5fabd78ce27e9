"""Which changes an object does not survive."""

import re

from landing_zone.sandbox.kube.errors import KubeError
from landing_zone.sandbox.providers.kubernetes.names import group
from landing_zone.sandbox.providers.plugin.diffing import Change, Path
from landing_zone.sandbox.providers.plugin.values import Object

_SELECTOR = (("spec", "selector"),)
FIXED: dict[str, tuple[Path, ...]] = {
    "ClusterRoleBinding": (("roleRef",),),
    "DaemonSet": _SELECTOR,
    "Deployment": _SELECTOR,
    "Job": (("spec", "selector"), ("spec", "template"), ("spec", "completionMode")),
    "PersistentVolumeClaim": (("spec",),),
    "PriorityClass": (("value",), ("preemptionPolicy",)),
    "ReplicaSet": _SELECTOR,
    "RoleBinding": (("roleRef",),),
    "Secret": (("type",),),
    "Service": (("spec", "clusterIP"), ("spec", "clusterIPs")),
    "StatefulSet": (
        ("spec", "selector"),
        ("spec", "serviceName"),
        ("spec", "podManagementPolicy"),
        ("spec", "volumeClaimTemplates"),
    ),
    "StorageClass": (("parameters",), ("provisioner",), ("reclaimPolicy",), ("volumeBindingMode",)),
}
"""Fields that the Kubernetes API documents as immutable, by kind."""
FREE: dict[str, tuple[Path, ...]] = {
    "PersistentVolumeClaim": (("spec", "resources"), ("spec", "volumeAttributesClassName")),
}
"""Exceptions below the fixed fields."""
_IDENTITY: tuple[Path, ...] = (("kind",), ("metadata", "name"), ("metadata", "namespace"))
_SAYS_IMMUTABLE = re.compile(
    r"immutable|may not (be )?change|(cannot|can't|can not) (change |be (changed|modified|updated))"
    r"|updates to [\w ]+ for fields other than|is not allowed to be (changed|updated)",
    re.IGNORECASE,
)


def replacing(changes: dict[Path, Change], inputs: Object, live: Object) -> frozenset[Path]:
    """Return the changes that need a new object, as far as the kind alone tells.

    A value that was only now written down, but that the live object has anyway, needs none.
    """
    fixed = (*_IDENTITY, *_fixed(inputs["kind"], live))
    free = FREE.get(inputs["kind"], ())
    found = {path for path in changes if _below(path, fixed) and not _below(path, free)}
    if _moved_group(inputs, live):
        found.add(("apiVersion",))
    return frozenset(path for path in found if changes.get(path) is not Change.ADD or _differs(path, inputs, live))


def refused_as_immutable(error: KubeError) -> bool:
    """Say whether a dry run failed because only a new object can have what was asked for."""
    return error.status in {400, 403, 422} and bool(_SAYS_IMMUTABLE.search(error.message))


def named_by(error: KubeError, changes: dict[Path, Change]) -> frozenset[Path]:
    """Return the changes at or around the fields that the API server named; all of them if it named none."""
    fields = [tuple(re.findall(r"[^.\[\]]+", cause.field)) for cause in error.causes if cause.field]
    named = {path for path in changes for field in fields if _related(tuple(map(str, path)), field)}
    return frozenset(named or changes)


def _fixed(kind: str, live: Object) -> tuple[Path, ...]:
    if kind in {"Secret", "ConfigMap"} and live.get("immutable") is True:
        return (*FIXED.get(kind, ()), ("data",), ("stringData",), ("binaryData",), ("immutable",))
    return FIXED.get(kind, ())


def _below(path: Path, prefixes: tuple[Path, ...]) -> bool:
    return any(path[: len(prefix)] == prefix or prefix[: len(path)] == path for prefix in prefixes)


def _related(path: Path, field: Path) -> bool:
    shorter = min(len(path), len(field))
    return path[:shorter] == field[:shorter]


def _moved_group(inputs: Object, live: Object) -> bool:
    return "apiVersion" in live and group(inputs["apiVersion"]) != group(live["apiVersion"])


def _differs(path: Path, inputs: Object, live: Object) -> bool:
    missing = object()

    def at(obj: object) -> object:
        for step in path:
            try:
                obj = obj[step]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                return missing
        return obj

    return at(inputs) != at(live)
