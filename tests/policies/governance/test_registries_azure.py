"""G09 on Azure: registries scan and know who pulls."""

from typing import Any

from landing_zone_policies.governance.registries import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "all": {
        "type": "azure-native:containerregistry:Registry",
        "props": {"sku": {"name": "Premium"}, "policies": {"quarantinePolicy": {"status": "enabled"}}},
    }
}
FAIL = {
    "admin": {
        "type": "azure-native:containerregistry:Registry",
        "props": {
            "sku": {"name": "Premium"},
            "policies": {"quarantinePolicy": {"status": "enabled"}},
            "adminUserEnabled": True,
        },
    },
    "anonymous": {
        "type": "azure-native:containerregistry:Registry",
        "props": {
            "sku": {"name": "Premium"},
            "policies": {"quarantinePolicy": {"status": "enabled"}},
            "anonymousPullEnabled": True,
        },
    },
    "basic": {
        "type": "azure-native:containerregistry:Registry",
        "props": {"sku": {"name": "Basic"}, "policies": {"quarantinePolicy": {"status": "enabled"}}},
    },
    "not held back": {"type": "azure-native:containerregistry:Registry", "props": {"sku": {"name": "Standard"}}},
}
UNDETERMINED = {
    "unknown": {
        "type": "azure-native:containerregistry:Registry",
        "props": {
            "sku": {"name": "Premium"},
            "policies": {"quarantinePolicy": {"status": "enabled"}},
            "adminUserEnabled": UNKNOWN,
        },
    }
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
