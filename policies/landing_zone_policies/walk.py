"""Ways through an object of any kind: every value with its path, every pod specification, every container."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from landing_zone_policies.unknown import UNKNOWN

KUBERNETES = "kubernetes:"
CONTAINER_LISTS = ("containers", "initContainers", "ephemeralContainers")
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


@dataclass(frozen=True)
class Place:
    """A value and where it is."""

    path: str
    """As a reader would write it: `spec.template.spec.containers[0]`."""
    key: str
    """Last name of the path; "" for an item of a list."""
    parent: str
    """Name before the last."""
    value: Any


def places(value: Any, path: str = "", key: str = "", parent: str = "") -> Iterator[Place]:
    """Yield every value below ``value``, and itself, from the outside in."""
    yield Place(path, key, parent, value)
    if isinstance(value, dict):
        for name, item in value.items():
            yield from places(item, f"{path}.{name}" if path else name, name, key)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from places(item, f"{path}[{index}]", "", key)


@dataclass(frozen=True)
class Container:
    """A container, and the pod specification that it is in."""

    path: str
    spec: dict[str, Any]
    pod: dict[str, Any]


def containers(props: dict[str, Any]) -> Iterator[Container]:
    """Yield every known container of every pod specification, of whatever kind of object."""
    for place in places(props):
        if isinstance(place.value, dict):
            yield from _listed(place.path, place.value)
            if place.key in KSERVE_COMPONENTS:
                yield from _of_predictor(place.path, place.value)


def unknown_branches(props: dict[str, Any]) -> Iterator[Place]:
    """Yield the unknown parts of an object below which containers may be."""
    for place in places(props):
        holds_containers = place.key in BRANCHES or place.parent in CONTAINER_LISTS or _is_kserve_container(place)
        if place.value is UNKNOWN and holds_containers:
            yield place


def _is_kserve_container(place: Place) -> bool:
    return place.parent in KSERVE_COMPONENTS and place.key in KSERVE_CONTAINERS


def _listed(path: str, pod: dict[str, Any]) -> Iterator[Container]:
    for name in CONTAINER_LISTS:
        held = pod.get(name)
        for index, item in enumerate(held if isinstance(held, list) else []):
            if isinstance(item, dict):
                yield Container(f"{path}.{name}[{index}]" if path else f"{name}[{index}]", item, pod)


def _of_predictor(path: str, predictor: dict[str, Any]) -> Iterator[Container]:
    for name in KSERVE_CONTAINERS:
        if isinstance(predictor.get(name), dict):
            yield Container(f"{path}.{name}", predictor[name], predictor)
