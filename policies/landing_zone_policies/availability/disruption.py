"""K23: what serves survives the loss of a node, and lets nodes be drained."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from landing_zone_policies.control import Control, Level, Severity, Verdict, Violation
from landing_zone_policies.look import at, number
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

BUDGET = "kubernetes:policy/v1:PodDisruptionBudget"
DEPLOYMENT = "kubernetes:apps/v1:Deployment"
STATEFUL = "kubernetes:apps/v1:StatefulSet"
INFERENCE = "kubernetes:serving.kserve.io/v1beta1:InferenceService"
FEWEST = 2
"""Replicas with which the loss of one leaves another."""
BUDGETED = 3
"""Replicas from which on more than one could be drained at once, so that a budget has something to say."""


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge the number of replicas, and budgets that let nobody go."""
    if is_type(resource, DEPLOYMENT):
        yield from _replicas("spec.replicas", at(resource.props, "spec", "replicas"))
    elif is_type(resource, INFERENCE):
        path = "spec.predictor.minReplicas"
        yield from _replicas(path, at(resource.props, "spec", "predictor", "minReplicas"))
    elif is_type(resource, BUDGET):
        yield from _budget(at(resource.props, "spec"))


def _replicas(path: str, value: Any) -> Iterator[Violation]:
    """Left out, it is one; none at all is meant to be off."""
    count = 1.0 if value is None else number(value)
    if count is UNKNOWN:
        yield Violation(f"`{path}` is not known yet", Verdict.UNDETERMINED)
    elif isinstance(count, float) and count < FEWEST:
        yield Violation(f"`{path}` is below {FEWEST}: the loss of one node stops it")


def _budget(spec: Any) -> Iterator[Violation]:
    most, least = at(spec, "maxUnavailable"), at(spec, "minAvailable")
    if UNKNOWN in (most, least):
        yield Violation("`spec` is not known yet, so no node may ever be drained", Verdict.UNDETERMINED)
    elif most is not None and _share(most) == 0:
        yield Violation("`spec.maxUnavailable` is 0: no node can be drained")
    elif isinstance(least, str) and least.strip() == "100%":
        yield Violation("`spec.minAvailable` is 100%: no node can be drained")


def _share(value: Any) -> object:
    return number(value.strip().removesuffix("%")) if isinstance(value, str) else number(value)


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Judge Deployments and StatefulSets with the budgets that select their pods."""
    budgets = [r for r in resources if is_type(r, BUDGET)]
    for resource in resources:
        if is_type(resource, DEPLOYMENT, STATEFUL):
            yield from _with_budgets(resource, [b for b in budgets if _selects(b, resource)])


def _with_budgets(resource: Resource, budgets: Sequence[Resource]) -> Iterator[Violation]:
    replicas = number(at(resource.props, "spec", "replicas"))
    if not isinstance(replicas, float):
        return
    if replicas >= BUDGETED and not budgets:
        yield Violation("no PodDisruptionBudget selects its pods", resource=resource)
    for budget in budgets:
        least = number(at(budget.props, "spec", "minAvailable"))
        if isinstance(least, float) and 0 < replicas <= least:
            yield Violation(
                "its PodDisruptionBudget wants as many pods as there are: no node can be drained", resource=resource
            )
        if any(v.verdict is Verdict.FAIL for v in _budget(at(budget.props, "spec"))):
            yield Violation("its PodDisruptionBudget lets no pod go: no node can be drained", resource=resource)


def _selects(budget: Resource, workload: Resource) -> bool:
    if (budget.cluster, budget.namespace) != (workload.cluster, workload.namespace):
        return False
    wanted = at(budget.props, "spec", "selector", "matchLabels")
    labels = at(workload.props, "spec", "template", "metadata", "labels")
    if not isinstance(wanted, Mapping):
        return wanted is UNKNOWN or at(budget.props, "spec", "selector") == {}
    return all(at(labels, name) == value for name, value in wanted.items())


CONTROL = Control(
    id="K23",
    name="disruption",
    title="What serves has two replicas and a disruption budget, and no budget keeps nodes from being drained",
    severity=Severity.MEDIUM,
    clauses=("NIST AI RMF MANAGE 2.4",),
    fix="run two replicas or more, and a PodDisruptionBudget with maxUnavailable of 1 or more",
    rule=rule,
    stack_rule=stack_rule,
    level=Level.ADVISORY,
)
