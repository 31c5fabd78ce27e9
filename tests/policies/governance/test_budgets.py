"""G04: every cloud that is used has a budget that tells somebody."""

from typing import Any

from landing_zone_policies.governance.budgets import CONTROL
from landing_zone_policies.unknown import UNKNOWN

VPC = {"type": "aws:ec2/vpc:Vpc", "props": {}}


def _aws(notifications: Any) -> dict[str, Any]:
    return {"type": "aws:budgets/budget:Budget", "props": {"notifications": notifications}}


def _azure(notifications: Any) -> dict[str, Any]:
    return {"type": "azure-native:consumption:Budget", "props": {"notifications": notifications}}


PASS = {
    "aws": [VPC, _aws([{"threshold": 80}])],
    "azure": _azure({"a": {"threshold": 80}}),
    "no cloud": {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "n"}},
}
FAIL = {
    "no budget": VPC,
    "budget of another cloud": [VPC, _azure({"a": {"threshold": 80}})],
    "tells nobody": _aws([]),
    "azure tells nobody": _azure({}),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """A budget counts for its cloud, if it tells somebody."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, {"whom": _aws(UNKNOWN)}) == {"whom": {"undetermined"}}
