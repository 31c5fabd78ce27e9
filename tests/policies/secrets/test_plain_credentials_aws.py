"""S03 on AWS: credentials in scripts, environments and inputs."""

from json import dumps
from typing import Any

from landing_zone_policies.secrets.plain_credentials import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "script": {"type": "aws:ec2/instance:Instance", "props": {"userData": "#!/bin/sh\nexport REGION=eu-central-1"}},
    "variables": {
        "type": "aws:lambda/function:Function",
        "props": {"environment": {"variables": {"LOG_LEVEL": "info"}}},
    },
    "input": {"type": "aws:rds/instance:Instance", "props": {"engine": "e"}},
}
FAIL: dict[str, Any] = {
    "script": {
        "type": "aws:ec2/instance:Instance",
        "props": {"userData": "export AWS_ACCESS_KEY_ID=AKIAQQQQQQQQQQQQQQQQ"},
    },
    "encoded": {
        "type": "aws:ec2/launchTemplate:LaunchTemplate",
        "props": {"userData": "YXdzX2FjY2Vzc19rZXlfaWQgPSBBS0lBUVFRUVFRUVFRUVFRUVFRUQ=="},
    },
    "variable": {
        "type": "aws:lambda/function:Function",
        "props": {"environment": {"variables": {"KEY": "ASIAZZZZZZZZZZZZZZZZ"}}},
    },
    "task": {
        "type": "aws:ecs/taskDefinition:TaskDefinition",
        "props": {"containerDefinitions": dumps([{"environment": [{"name": "K", "value": "AKIAQQQQQQQQQQQQQQQQ"}]}])},
    },
    "input": {"type": "aws:rds/instance:Instance", "props": {"password": "letmein"}},
}
UNDETERMINED: dict[str, Any] = {
    "script": {"type": "aws:ec2/instance:Instance", "props": {"userData": UNKNOWN}},
    "variable": {"type": "aws:lambda/function:Function", "props": {"environment": {"variables": {"A": UNKNOWN}}}},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
