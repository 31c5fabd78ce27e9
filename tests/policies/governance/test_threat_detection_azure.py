"""G10 on Azure: Defender's plans are on."""

from typing import Any

from landing_zone_policies.governance.threat_detection import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "vaults": {
        "type": "azure-native:security:Pricing",
        "props": {"pricingName": "KeyVaults", "pricingTier": "Standard"},
    },
    "by name": {
        "type": "azure-native:security:Pricing",
        "props": {"name": "KubernetesService", "pricingTier": "standard"},
    },
}
FAIL = {
    "free": {
        "type": "azure-native:security:Pricing",
        "props": {"pricingName": "StorageAccounts", "pricingTier": "Free"},
    },
    "no plan": {
        "type": "azure-native:security:Pricing",
        "props": {"pricingName": "Everything", "pricingTier": "Standard"},
    },
}
UNDETERMINED = {
    "unknown": {"type": "azure-native:security:Pricing", "props": {"pricingName": "AI", "pricingTier": UNKNOWN}}
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
