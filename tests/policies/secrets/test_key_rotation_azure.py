"""S01 on Azure: keys in hardware, for a year at most."""

from typing import Any

from landing_zone_policies.secrets.key_rotation import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "year": {
        "type": "azure-native:keyvault:Key",
        "props": {"properties": {"kty": "RSA-HSM", "rotationPolicy": {"attributes": {"expiryTime": "P1Y"}}}},
    },
    "days": {
        "type": "azure-native:keyvault:Key",
        "props": {"properties": {"kty": "ec-hsm", "rotationPolicy": {"attributes": {"expiryTime": "P90D"}}}},
    },
}
FAIL = {
    "software": {
        "type": "azure-native:keyvault:Key",
        "props": {"properties": {"kty": "RSA", "rotationPolicy": {"attributes": {"expiryTime": "P90D"}}}},
    },
    "for ever": {"type": "azure-native:keyvault:Key", "props": {"properties": {"kty": "RSA-HSM"}}},
    "two years": {
        "type": "azure-native:keyvault:Key",
        "props": {"properties": {"kty": "RSA-HSM", "rotationPolicy": {"attributes": {"expiryTime": "P2Y"}}}},
    },
}
UNDETERMINED = {
    "unknown": {
        "type": "azure-native:keyvault:Key",
        "props": {"properties": {"kty": "RSA-HSM", "rotationPolicy": UNKNOWN}},
    }
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
