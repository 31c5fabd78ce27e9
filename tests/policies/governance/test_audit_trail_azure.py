"""G06 on Azure: all kinds of actions are recorded."""

from typing import Any

from landing_zone_policies.governance.audit_trail import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {"all": {"type": "azure-native:insights:LogProfile", "props": {"categories": ["Write", "Delete", "Action"]}}}
FAIL = {
    "one missing": {"type": "azure-native:monitor:LogProfile", "props": {"categories": ["Write", "Delete"]}},
    "nothing said": {"type": "azure-native:insights:LogProfile", "props": {}},
}
UNDETERMINED = {"unknown": {"type": "azure-native:insights:LogProfile", "props": {"categories": ["Write", UNKNOWN]}}}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
