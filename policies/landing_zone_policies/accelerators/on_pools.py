"""K27: accelerators are asked for in full, and only on pools that have them."""

from collections.abc import Iterator
from typing import Any

from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import KUBERNETES, Container

POOL = "ai-landing-zone/pool"
VENDORS = ("nvidia.com/", "amd.com/", "gpu.intel.com/", "habana.ai/", "aws.amazon.com/neuron", "google.com/tpu")
"""Beginnings of the names under which Kubernetes counts accelerators."""


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge every container of a Kubernetes object that asks for accelerators."""
    if not resource.type.startswith(KUBERNETES):
        return
    for place in resource.unseen_pods:
        yield _undetermined(place.path)
    for container in resource.containers:
        yield from _judged(container, resource.cluster, scene)


def _judged(container: Container, cluster: str | None, scene: Scene) -> Iterator[Violation]:
    for path, value in _needed(container):
        if value is UNKNOWN:
            yield _undetermined(path)
            return
    requests, limits = _amounts(container, "requests"), _amounts(container, "limits")
    for name in sorted(requests | limits):
        yield from _amount(container.path, name, requests.get(name), limits.get(name))
    for name in sorted(requests | limits):
        yield from _pool(container, name, cluster, scene)


def _undetermined(path: str) -> Violation:
    return Violation(f"`{path}` is not known yet, so it may ask for accelerators", Verdict.UNDETERMINED)


def _needed(container: Container) -> Iterator[tuple[str, Any]]:
    """Yield what the rule has to know of a container, from the outside in."""
    resources = container.spec.get("resources")
    yield f"{container.path}.resources", resources
    for part in ("requests", "limits"):
        yield f"{container.path}.resources.{part}", _mapping(resources).get(part)


def _amounts(container: Container, part: str) -> dict[str, Any]:
    amounts = _mapping(_mapping(container.spec.get("resources")).get(part))
    return {name: amount for name, amount in amounts.items() if name.startswith(VENDORS)}


def _amount(path: str, name: str, request: Any, limit: Any) -> Iterator[Violation]:
    """A request left out is set to the limit by Kubernetes; a limit left out is not."""
    if UNKNOWN in (request, limit):
        yield Violation(f"how much {name} `{path}` asks for is not known yet", Verdict.UNDETERMINED)
    elif limit is None:
        yield Violation(f"`{path}` requests {name} without a limit")
    elif request is not None and str(request) != str(limit):
        yield Violation(f"`{path}` requests another amount of {name} than its limit")


def _pool(container: Container, name: str, cluster: str | None, scene: Scene) -> Iterator[Violation]:
    selector = container.pod.get("nodeSelector")
    pool = _mapping(selector).get(POOL)
    facts = scene.clusters.get(cluster or "")
    if UNKNOWN in (selector, pool):
        yield Violation(f"the pool of `{container.path}` is not known yet", Verdict.UNDETERMINED)
    elif pool is None:
        yield Violation(f"`{container.path}` asks for {name} without a node selector `{POOL}`")
    elif facts is None:
        yield Violation(f"`{container.path}` asks for {name}, but its provider is named after no cluster")
    elif pool not in facts.pools:
        yield Violation(f"the node selector of `{container.path}` names no pool of cluster `{facts.name}`")
    elif facts.pools[pool] != name:
        offered = facts.pools[pool] or "no accelerators"
        yield Violation(f"`{container.path}` asks for {name}, but pool `{pool}` offers {offered}")


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


CONTROL = Control(
    id="K27",
    name="accelerators-on-their-pools",
    title="Accelerators are requested in full and only on pools that have them",
    severity=Severity.HIGH,
    clauses=("NSA 4.0", "CCC.K8S.CN13"),
    fix=f"set request and limit to the same number, and a node selector `{POOL}` with a pool that offers the resource",
    rule=rule,
)
