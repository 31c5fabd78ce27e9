"""N03 on Azure: flow logs are kept for 90 days."""

from typing import Any

from landing_zone_policies.network.flow_logs import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "on": {
        "type": "azure-native:network:FlowLog",
        "props": {"enabled": True, "retentionPolicy": {"enabled": True, "days": 90}},
    }
}
FAIL = {
    "off": {
        "type": "azure-native:network:FlowLog",
        "props": {"enabled": False, "retentionPolicy": {"enabled": True, "days": 90}},
    },
    "short": {
        "type": "azure-native:network:FlowLog",
        "props": {"enabled": True, "retentionPolicy": {"enabled": True, "days": 7}},
    },
    "not kept": {
        "type": "azure-native:network:FlowLog",
        "props": {"enabled": True, "retentionPolicy": {"enabled": False, "days": 90}},
    },
    "nothing said": {"type": "azure-native:network:FlowLog", "props": {"enabled": True}},
}
UNDETERMINED = {
    "unknown": {
        "type": "azure-native:network:FlowLog",
        "props": {"enabled": True, "retentionPolicy": {"enabled": True, "days": UNKNOWN}},
    }
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
