"""G04: spending in every cloud has a budget that somebody hears of."""

from collections.abc import Iterator, Sequence

from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.links import of_type
from landing_zone_policies.look import items
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

BUDGETS = {
    "aws": {"aws:budgets/budget:Budget": "notifications"},
    "azure-native": {
        "azure-native:consumption:Budget": "notifications",
        "azure-native:costmanagement:Budget": "notifications",
    },
    "gcp": {"gcp:billing/budget:Budget": "thresholdRules"},
}
"""Types of budgets by cloud, each with the field that tells somebody."""


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge a budget by whom it tells."""
    for type_, field in BUDGETS.get(resource.package, {}).items():
        if is_type(resource, type_):
            held = resource.props.get(field)
            if held is UNKNOWN:
                yield Violation(f"`{field}` is not known yet", Verdict.UNDETERMINED)
            elif not items(list(held.values()) if isinstance(held, dict) else held):
                yield Violation(f"`{field}` tells nobody")


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Judge every cloud that something is made in."""
    for cloud, types in BUDGETS.items():
        if any(r.package == cloud for r in resources) and not of_type(resources, *types):
            yield Violation(f"it has resources on {cloud} and no budget there")


CONTROL = Control(
    id="G04",
    name="budgets",
    title="Every cloud that is used has a budget with alerts",
    severity=Severity.MEDIUM,
    clauses=("FinOps Framework, Budgeting", "CCC.Core.CN07"),
    fix="add a budget with alerts for the account, subscription or project",
    rule=rule,
    stack_rule=stack_rule,
)
