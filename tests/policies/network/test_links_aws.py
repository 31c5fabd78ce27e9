"""N05 on AWS: tunnels, lines and Cilium."""

from typing import Any

from landing_zone_policies.network.links import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "tunnel": {"type": "aws:ec2/vpnConnection:VpnConnection", "props": {"type": "ipsec.1"}},
    "line": {"type": "aws:directconnect/connection:Connection", "props": {"requestMacsec": True}},
    "cilium": {
        "type": "kubernetes:helm.sh/v3:Release",
        "props": {"chart": "cilium", "values": {"encryption": {"enabled": True}}},
    },
    "other chart": {"type": "kubernetes:helm.sh/v3:Release", "props": {"chart": "kuberay-operator"}},
}
FAIL: dict[str, Any] = {
    "weak": {"type": "aws:ec2/vpnConnection:VpnConnection", "props": {"tunnel1IkeVersions": ["ikev1", "ikev2"]}},
    "line": {"type": "aws:directconnect/connection:Connection", "props": {"name": "l"}},
    "cilium": {
        "type": "kubernetes:helm.sh/v3:Release",
        "props": {"chart": "oci://registry.example/cilium", "values": {}},
    },
}
UNDETERMINED: dict[str, Any] = {
    "tunnel": {"type": "aws:ec2/vpnConnection:VpnConnection", "props": {"tunnel1IkeVersions": UNKNOWN}},
    "cilium": {"type": "kubernetes:helm.sh/v3:Release", "props": {"chart": "cilium", "values": UNKNOWN}},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
