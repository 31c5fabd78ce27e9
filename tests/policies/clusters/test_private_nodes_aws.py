"""C10 on AWS: public addresses of machines."""

from typing import Any

from landing_zone_policies.clusters.private_nodes import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "default": {"type": "aws:ec2/instance:Instance", "props": {"ami": "a"}},
    "off": {
        "type": "aws:ec2/launchTemplate:LaunchTemplate",
        "props": {"networkInterfaces": [{"associatePublicIpAddress": "false"}]},
    },
}
FAIL: dict[str, Any] = {
    "instance": {"type": "aws:ec2/instance:Instance", "props": {"associatePublicIpAddress": True}},
    "template": {
        "type": "aws:ec2/launchTemplate:LaunchTemplate",
        "props": {"networkInterfaces": [{}, {"associatePublicIpAddress": "true"}]},
    },
}
UNDETERMINED: dict[str, Any] = {
    "switch": {"type": "aws:ec2/instance:Instance", "props": {"associatePublicIpAddress": UNKNOWN}},
    "interfaces": {"type": "aws:ec2/launchTemplate:LaunchTemplate", "props": {"networkInterfaces": UNKNOWN}},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
