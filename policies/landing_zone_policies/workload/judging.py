"""How controls of this theme go through pods: every one of every kind, and what can't be seen of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from landing_zone_policies.control import Rule, Verdict, Violation
from landing_zone_policies.look import at
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.walk import Container, Pod

CONTEXT = "securityContext"
CHARTS = frozenset({"Release", "Chart"})
"""Kinds whose values look like pods but are a chart's own words."""


@dataclass(frozen=True)
class Setting:
    """A field of a security context, and what it says; None where it is left out."""

    path: str
    value: Any


def pods_of(resource: Resource) -> tuple[Pod, ...]:
    """Return the pod specifications of an object; a chart has none, only values."""
    return () if resource.kind in CHARTS else resource.pods


def each_pod(judge: Callable[[Pod], Iterator[Violation]], doubt: str) -> Rule:
    """Return the rule that judges every pod specification; ``doubt`` says what may hide in what is not known."""

    def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
        for pod in pods_of(resource):
            yield from judge(pod)
        yield from unseen(resource, doubt)

    return rule


def each_container(judge: Callable[[Pod, Container], Iterator[Violation]], doubt: str) -> Rule:
    """Return the rule that judges every container, init and ephemeral ones included."""

    def of_pod(pod: Pod) -> Iterator[Violation]:
        for container in pod.containers:
            yield from judge(pod, container)

    return each_pod(of_pod, doubt)


def unseen(resource: Resource, doubt: str) -> Iterator[Violation]:
    """Yield a doubt for every unknown part of an object that may hold containers."""
    if resource.kind not in CHARTS:
        for place in resource.unseen_pods:
            yield undetermined(place.path, doubt)


def undetermined(path: str, doubt: str) -> Violation:
    """Return the violation of a field that is not known yet."""
    return Violation(f"`{path}` is not known yet, so {doubt}", Verdict.UNDETERMINED)


def own(container: Container, *field: str) -> Setting:
    """Return what a container's security context says."""
    return Setting(".".join((container.path, CONTEXT, *field)), at(container.spec, CONTEXT, *field))


def of_pod(pod: Pod, *field: str) -> Setting:
    """Return what a pod's security context says for all its containers."""
    parts = (pod.path, CONTEXT, *field) if pod.path else (CONTEXT, *field)
    return Setting(".".join(parts), at(pod.spec, CONTEXT, *field))


def in_force(pod: Pod, container: Container, *field: str) -> Setting:
    """Return what holds for a container: its own word, else its pod's; with neither, the place for its own."""
    mine = own(container, *field)
    if mine.value is not None:
        return mine
    shared = of_pod(pod, *field)
    return mine if shared.value is None else shared


def contexts(pod: Pod, *field: str) -> Iterator[Setting]:
    """Yield what the pod and every container say of a field, each for itself, where they say something."""
    for setting in (of_pod(pod, *field), *(own(container, *field) for container in pod.containers)):
        if setting.value is not None:
            yield setting


def annotations(pod: Pod) -> Iterator[tuple[str, Any]]:
    """Yield the annotations that a pod gets, by name."""
    held = at(pod.metadata, "annotations")
    yield from sorted(held.items(), key=lambda item: str(item[0])) if isinstance(held, dict) else ()


def at_pod(pod: Pod, field: str) -> str:
    """Return the path of a field of a pod specification."""
    return f"{pod.path}.{field}" if pod.path else field


def is_windows(pod: Pod) -> bool:
    """Return whether a pod says that it runs on Windows, where Linux's own settings may not be set."""
    return bool(at(pod.spec, "os", "name") == "windows")
