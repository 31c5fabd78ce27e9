"""C05 on AWS: repair of nodes."""

from typing import Any

from landing_zone_policies.clusters.upgrades import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {"on": {"type": "aws:eks/nodeGroup:NodeGroup", "props": {"nodeRepairConfig": {"enabled": True}}}}
FAIL: dict[str, Any] = {
    "none": {"type": "aws:eks/nodeGroup:NodeGroup", "props": {"clusterName": "c"}},
    "off": {"type": "aws:eks/nodeGroup:NodeGroup", "props": {"nodeRepairConfig": {"enabled": False}}},
}
UNDETERMINED: dict[str, Any] = {
    "switch": {"type": "aws:eks/nodeGroup:NodeGroup", "props": {"nodeRepairConfig": UNKNOWN}}
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
