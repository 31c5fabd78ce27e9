"""N02 on Azure: firewalls deny known threats."""

from typing import Any

from landing_zone_policies.network.egress import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS = {
    "deny": {"type": "azure-native:network:AzureFirewall", "props": {"threatIntelMode": "Deny"}},
    "policy elsewhere": {"type": "azure-native:network:AzureFirewall", "props": {"firewallPolicy": {"id": "p"}}},
    "policy": {"type": "azure-native:network:FirewallPolicy", "props": {"threatIntelMode": "deny"}},
}
FAIL = {
    "alert": {"type": "azure-native:network:AzureFirewall", "props": {"threatIntelMode": "Alert"}},
    "nothing said": {"type": "azure-native:network:FirewallPolicy", "props": {}},
}
UNDETERMINED = {"unknown": {"type": "azure-native:network:AzureFirewall", "props": {"threatIntelMode": UNKNOWN}}}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, said otherwise, or one of many."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
