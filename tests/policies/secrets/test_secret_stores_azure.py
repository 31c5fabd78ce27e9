"""S04 on Azure: a secret says when it expires and what it is."""

from typing import Any

from landing_zone_policies.secrets.secret_stores import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "both": {
        "type": "azure-native:keyvault:Secret",
        "props": {"properties": {"contentType": "token", "attributes": {"expires": 1893456000}}},
    },
    "other spelling": {
        "type": "azure-native:keyvault:Secret",
        "props": {"properties": {"contentType": "token", "attributes": {"exp": 1893456000}}},
    },
}
FAIL = {
    "no day": {"type": "azure-native:keyvault:Secret", "props": {"properties": {"contentType": "token"}}},
    "no type": {
        "type": "azure-native:keyvault:Secret",
        "props": {"properties": {"attributes": {"expires": 1893456000}}},
    },
}
UNDETERMINED = {
    "unknown": {
        "type": "azure-native:keyvault:Secret",
        "props": {"properties": {"contentType": "token", "attributes": UNKNOWN}},
    }
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
