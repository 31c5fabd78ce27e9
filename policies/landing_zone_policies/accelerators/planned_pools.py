"""G05: pools with accelerators are of machines that are allowed, and grow no further than planned."""

from collections.abc import Iterator
from typing import Any

from landing_zone_policies.accelerators.node_pools import AKS_CLUSTER, EKS, GKE, KARPENTER, node_pools
from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.look import at, items, number, truth
from landing_zone_policies.parameter import Parameter
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN, Unknown

MACHINES = Parameter("G05", "machine_types", (), "types of machines with accelerators that may be used; none: all")
NODES = Parameter("G05", "nodes_per_pool", 0, "nodes that one pool with accelerators may have at most; 0: any number")
INSTANCE_TYPE = "node.kubernetes.io/instance-type"


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge every pool with accelerators by its machines and by its largest size."""
    for pool in node_pools(resource):
        if pool.has_accelerators is False:
            continue
        holder = at(resource.props, *_keys(pool.path)) if is_type(resource, AKS_CLUSTER) else resource.props
        where = f"`{pool.path}`" if pool.path else "the pool"
        yield from _machines(_types(resource, holder), where, scene.value(MACHINES))
        if pool.has_accelerators is not UNKNOWN:
            yield from _size(_most(resource, holder), where, scene.value(NODES))


def _keys(path: str) -> tuple[str | int, ...]:
    name, _, index = path.removesuffix("]").partition("[")
    return (name, int(index)) if index else (name,)


def _types(resource: Resource, holder: Any) -> list[Any]:
    if is_type(resource, EKS):
        return items(at(holder, "instanceTypes")) or [at(holder, "instanceTypes")]
    if is_type(resource, GKE):
        return [at(holder, "nodeConfig", "machineType")]
    if is_type(resource, KARPENTER):
        return _required(at(holder, "spec", "template", "spec", "requirements"))
    return [at(holder, "vmSize")]


def _required(requirements: Any) -> list[Any]:
    found = [at(r, "values") for r in items(requirements) if at(r, "key") == INSTANCE_TYPE]
    return [value for values in found for value in items(values)]


def _most(resource: Resource, holder: Any) -> Any:
    """Return how many nodes a pool may have; None where nothing limits it."""
    if is_type(resource, EKS):
        return at(holder, "scalingConfig", "maxSize")
    if is_type(resource, GKE):
        grown = [at(holder, "autoscaling", key) for key in ("totalMaxNodeCount", "maxNodeCount")]
        return _first(*grown, at(holder, "nodeCount"))
    if is_type(resource, KARPENTER):
        limits = at(holder, "spec", "limits")
        return limits if limits is UNKNOWN else 1 if limits else None
    grows = truth(at(holder, "enableAutoScaling"))
    if isinstance(grows, Unknown):
        return UNKNOWN
    return at(holder, "maxCount") if grows else _first(at(holder, "count"), 1)


def _first(*values: Any) -> Any:
    return next((value for value in values if value is not None), None)


def _machines(types: list[Any], where: str, allowed: Any) -> Iterator[Violation]:
    if not allowed:
        return
    if any(type_ is not UNKNOWN and type_ not in allowed for type_ in types):
        yield Violation(f"{where} is of machines that are not allowed")
    elif UNKNOWN in types:
        yield Violation(f"the machines of {where} are not known yet", Verdict.UNDETERMINED)


def _size(most: Any, where: str, limit: Any) -> Iterator[Violation]:
    count = number(most)
    if isinstance(count, Unknown):
        yield Violation(f"how far {where} may grow is not known yet", Verdict.UNDETERMINED)
    elif count is None:
        yield Violation(f"{where} has accelerators and no limit to its size")
    elif limit and count > limit:
        yield Violation(f"{where} may grow to more than {limit:g} nodes")


CONTROL = Control(
    id="G05",
    name="planned-pools",
    title="Pools with accelerators are of allowed machines and limited in size",
    severity=Severity.HIGH,
    clauses=("FinOps Framework, Rate Optimization", "CCC.Core.CN06"),
    fix="use the machines that the plan has, and limit the pool to the nodes that it counts",
    rule=rule,
    parameters=(MACHINES, NODES),
)
