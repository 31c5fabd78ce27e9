"""K28: nodes with accelerators are labelled, and closed to pods that ask for none."""

from collections.abc import Iterator

from landing_zone_policies.accelerators.node_pools import NodePool, keeps_off, node_pools
from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.look import items
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge every pool of nodes with accelerators."""
    for pool in node_pools(resource):
        if pool.has_accelerators is UNKNOWN:
            problem = f"whether {_name(pool)} has accelerators is not known yet"
            yield Violation(problem, Verdict.UNDETERMINED)
        elif pool.has_accelerators:
            yield from _closed(pool)
            yield from _labelled(pool)


def _closed(pool: NodePool) -> Iterator[Violation]:
    taints = items(pool.taints)
    if any(map(keeps_off, taints)):
        return
    if pool.taints is UNKNOWN or UNKNOWN in taints:
        yield Violation(f"the taints of {_name(pool)} are not known yet", Verdict.UNDETERMINED)
    else:
        yield Violation(f"{_name(pool)} has accelerators and no taint that keeps other pods off")


def _labelled(pool: NodePool) -> Iterator[Violation]:
    if pool.labels is UNKNOWN:
        yield Violation(f"the labels of {_name(pool)} are not known yet", Verdict.UNDETERMINED)
    elif not pool.labels:
        yield Violation(f"{_name(pool)} has accelerators and no label to select it by")


def _name(pool: NodePool) -> str:
    return f"`{pool.path}`" if pool.path else "the pool"


CONTROL = Control(
    id="K28",
    name="tainted-accelerator-pools",
    title="Nodes with accelerators are labelled, and tainted so that other pods stay off",
    severity=Severity.MEDIUM,
    clauses=("FinOps", "CCC.K8S.CN13"),
    fix="add the taint nvidia.com/gpu=present:NoSchedule and the label ai-landing-zone/pool to the pool",
    rule=rule,
)
