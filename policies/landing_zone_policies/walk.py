"""Ways through an object of any kind: every value with its path, every pod specification, every container.

Pod specifications are found by their shape, not by a list of kinds: whatever holds a list of containers is one, and so
are the parts of serving objects whose container has a name of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from landing_zone_policies.unknown import UNKNOWN

KUBERNETES = "kubernetes:"
CONTAINER_LISTS = ("containers", "initContainers", "ephemeralContainers")
MORE_LISTS = ("sidecars", "steps")
"""Lists of containers that workflows hold beside, or instead of, a pod's own."""
LONE_CONTAINERS = ("container", "script", "stepTemplate")
"""Keys under which a workflow's template holds its one container."""
KSERVE_CONTAINERS = (
    "model",
    "huggingface",
    "lightgbm",
    "onnx",
    "paddle",
    "pmml",
    "pytorch",
    "sklearn",
    "tensorflow",
    "triton",
    "xgboost",
)
"""Keys, beside a pod's fields, under which KServe's predictors hold their container."""
KSERVE_COMPONENTS = ("predictor", "transformer", "explainer")
BRANCHES = frozenset({"spec", "template", "jobTemplate", *KSERVE_COMPONENTS, *CONTAINER_LISTS})
"""Parts of an object below which containers may be."""
POD_FIELDS = frozenset(
    {
        "hostNetwork",
        "hostPID",
        "hostIPC",
        "hostUsers",
        "securityContext",
        "serviceAccountName",
        "automountServiceAccountToken",
        "nodeSelector",
        "tolerations",
        "affinity",
        "volumes",
    }
)
"""Fields that only a pod specification has; several kinds may hold one without a list of containers."""
HOLDERS = frozenset({"spec", "template", "worker", *KSERVE_COMPONENTS})
"""Names under which a pod specification without a list of containers may lie."""


class Place(NamedTuple):
    """A value and where it is."""

    path: str
    """As a reader would write it: `spec.template.spec.containers[0]`."""
    key: str
    """Last name of the path; "" for an item of a list."""
    parent: str
    """Name before the last."""
    value: Any
    holder: Any = None
    """What the value lies in."""


def places(value: Any) -> list[Place]:
    """Return every value below ``value``, and itself, from the outside in."""
    found: list[Place] = []
    _walk(Place("", "", "", value), found)
    return found


def _walk(place: Place, found: list[Place]) -> None:
    found.append(place)
    path, key, _, value, _ = place
    if isinstance(value, dict):
        for name, item in value.items():
            _walk(Place(f"{path}.{name}" if path else name, name, key, item, value), found)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _walk(Place(f"{path}[{index}]", "", key, item, value), found)


@dataclass(frozen=True)
class Container:
    """A container, and the pod specification that it is in."""

    path: str
    spec: dict[str, Any]
    pod: dict[str, Any]
    role: str = "containers"
    """Key that it lies under: `containers`, `initContainers`, `ephemeralContainers`, `model`, `script`, …"""

    @property
    def is_whole(self) -> bool:
        """Whether it is as it will run; else a controller fills in what is left out (a serving runtime's image)."""
        return self.role in CONTAINER_LISTS


@dataclass(frozen=True)
class Pod:
    """A pod specification, wherever in an object it is."""

    path: str
    spec: dict[str, Any]
    metadata: dict[str, Any]
    """Labels and annotations that the pod gets, else those of the object itself."""
    containers: tuple[Container, ...]
    """Those that are known."""

    @property
    def is_whole(self) -> bool:
        """Whether it is as it will run: a controller adds no container of its own."""
        return bool(self.containers) and all(c.is_whole for c in self.containers)


def pods(places: Iterable[Place]) -> Iterator[Pod]:
    """Yield every pod specification of an object, of whatever kind it is, from its places."""
    props: dict[str, Any] = {}
    for place in places:
        if isinstance(place.value, dict):
            props = props or place.value
            found = tuple(_held(place))
            if found or _is_bare_pod(place):
                yield Pod(place.path, place.value, _metadata(place, props), found)


def unknown_branches(places: Iterable[Place]) -> Iterator[Place]:
    """Yield the unknown parts of an object below which containers may be."""
    for place in places:
        holds_containers = place.key in BRANCHES or place.parent in CONTAINER_LISTS or _is_kserve_container(place)
        if place.value is UNKNOWN and holds_containers:
            yield place


def _is_kserve_container(place: Place) -> bool:
    return place.parent in KSERVE_COMPONENTS and place.key in KSERVE_CONTAINERS


def _held(place: Place) -> Iterator[Container]:
    yield from _listed(place.path, place.value)
    yield from _of_workflow(place.path, place.value)
    if place.key in KSERVE_COMPONENTS:
        yield from _named(place.path, place.value, KSERVE_CONTAINERS)


def _listed(path: str, pod: dict[str, Any]) -> Iterator[Container]:
    for name in CONTAINER_LISTS:
        yield from _items(path, pod, name)


def _of_workflow(path: str, template: dict[str, Any]) -> Iterator[Container]:
    """Yield containers of a workflow's template or a task, which are told from other words by their image."""
    lone = [name for name in LONE_CONTAINERS if _looks_like_container(template.get(name))]
    yield from _named(path, template, tuple(lone))
    for name in MORE_LISTS:
        yield from (c for c in _items(path, template, name) if _looks_like_container(c.spec))


def _looks_like_container(value: Any) -> bool:
    return isinstance(value, dict) and "image" in value


def _items(path: str, pod: dict[str, Any], name: str) -> Iterator[Container]:
    held = pod.get(name)
    for index, item in enumerate(held if isinstance(held, list) else []):
        if isinstance(item, dict):
            yield Container(f"{path}.{name}[{index}]" if path else f"{name}[{index}]", item, pod, name)


def _named(path: str, holder: dict[str, Any], names: tuple[str, ...]) -> Iterator[Container]:
    for name in names:
        if isinstance(holder.get(name), dict):
            yield Container(f"{path}.{name}" if path else name, holder[name], holder, name)


def _is_bare_pod(place: Place) -> bool:
    """Return whether a part is a pod specification whose containers are not known or not its own."""
    held = any(place.value.get(name) is UNKNOWN for name in CONTAINER_LISTS)
    return held or (place.key in HOLDERS and not POD_FIELDS.isdisjoint(place.value))


def _metadata(place: Place, props: dict[str, Any]) -> dict[str, Any]:
    """Return the metadata beside the specification, or of the object where the pod takes its."""
    for holder in (place.holder, props):
        found = holder.get("metadata") if isinstance(holder, dict) else None
        if isinstance(found, dict):
            return found
    return {}
