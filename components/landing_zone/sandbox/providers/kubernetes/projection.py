"""A live object seen through the inputs that made it: drift shows, what others own does not."""

import base64
from typing import Any

from landing_zone.sandbox.providers.plugin.values import Object

MERGE_KEYS: dict[str, tuple[str, ...]] = {
    "containers": ("name",),
    "env": ("name",),
    "ephemeralContainers": ("name",),
    "hostAliases": ("ip",),
    "imagePullSecrets": ("name",),
    "initContainers": ("name",),
    "listeners": ("name",),
    "ownerReferences": ("uid",),
    "ports": ("containerPort", "port"),
    "resourceClaims": ("name",),
    "secrets": ("name",),
    "topologySpreadConstraints": ("topologyKey",),
    "volumeDevices": ("devicePath",),
    "volumeMounts": ("mountPath",),
    "volumes": ("name",),
    "webhooks": ("name",),
}
"""List fields whose elements the API server merges by a key, as its OpenAPI declares."""
SETS = frozenset({"finalizers"})
"""List fields that are sets of strings."""
SERVER_METADATA = frozenset(
    {"uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "selfLink", "deletionTimestamp"}
)
_GONE = object()


def project(inputs: Object, live: Object) -> Object:
    """Return ``live`` reduced to the fields of ``inputs``; a field that is gone from the object is left out."""
    seen = {} if live.get("kind") != "Secret" else _written_strings(inputs, live)
    return {"apiVersion": inputs["apiVersion"], "kind": inputs["kind"], **_object(inputs, {**live, **seen}, top=True)}


def settle(inputs: Object, wanted: Object, live: Object) -> Object:
    """Return ``inputs`` where the object is as the API server would make it of them, else what is there.

    ``wanted`` and ``live`` are projections: of what applying the inputs would give, and of what is.
    """
    return dict(_settle(inputs, wanted, live))


def adopted(live: Object) -> Object:
    """Return inputs for an object that nobody has declared yet: all of it except what the server keeps."""
    meta = {key: value for key, value in live["metadata"].items() if key not in SERVER_METADATA}
    return {**{key: value for key, value in live.items() if key != "status"}, "metadata": meta}


def outputs(live: Object) -> Object:
    """Return the outputs of a live object: all of it except who owns which field."""
    meta = {key: value for key, value in live["metadata"].items() if key != "managedFields"}
    return {**live, "metadata": meta}


def _settle(inputs: Any, wanted: Any, live: Any) -> Any:
    if wanted == live:
        return inputs
    if not all(isinstance(value, dict) for value in (inputs, wanted, live)):
        return live
    pairs = ((key, _settle(inputs.get(key), wanted.get(key), live[key])) for key in live)
    return {key: value for key, value in pairs if value is not None}


def _object(old: Object, live: Object, *, top: bool = False) -> Object:
    known = {"apiVersion", "kind"} if top else set()
    found = {key: _value(key, value, live.get(key, _GONE)) for key, value in old.items() if key not in known}
    return {key: value for key, value in found.items() if value is not _GONE}


def _value(key: str, old: Any, live: Any) -> Any:
    if live is _GONE or live is None:
        return old if old in (None, "", 0, False, [], {}) else _GONE
    if isinstance(old, dict) and isinstance(live, dict):
        return _object(old, live)
    if isinstance(old, list) and isinstance(live, list):
        return _list(key, old, live)
    return live


def _list(key: str, old: list[Any], live: list[Any]) -> list[Any]:
    if key in SETS:
        return [item for item in old if item in live]
    for merge_key in MERGE_KEYS.get(key, ()):
        if all(isinstance(item, dict) and isinstance(item.get(merge_key), str | int) for item in [*old, *live]):
            return _keyed(merge_key, old, live)
    pairs = zip(old, live, strict=False)
    return [*(_value("", before, now) for before, now in pairs), *live[len(old) :]]


def _keyed(merge_key: str, old: list[Any], live: list[Any]) -> list[Any]:
    there: dict[Any, list[Any]] = {}
    for item in live:
        there.setdefault(item[merge_key], []).append(item)
    found = []
    for item in old:
        if candidates := there.get(item[merge_key]):
            found.append(_object(item, _nearest(item, candidates)))
    return found


def _nearest(old: Object, candidates: list[Object]) -> Object:
    """Return the element meant: two ports may share a number and differ by protocol."""
    return max(candidates, key=lambda item: sum(item.get(key) == value for key, value in old.items()))


def _written_strings(inputs: Object, live: Object) -> Object:
    """A Secret's ``stringData`` can be written but not read: take it from ``data``."""
    data = live.get("data") or {}
    names = [name for name in inputs.get("stringData") or {} if name in data]
    return {"stringData": {name: base64.b64decode(data[name]).decode(errors="replace") for name in names}}
