"""N01 on GCP: ports of administration are closed to the internet."""

from typing import Any

from landing_zone_policies.network.no_open_ingress import CONTROL
from landing_zone_policies.unknown import UNKNOWN


def _rule(*ports: Any, protocol: Any = "tcp", **props: Any) -> dict[str, Any]:
    allowed = {"protocol": protocol, "ports": list(ports)}
    props = {"sourceRanges": ["0.0.0.0/0"], "allows": [allowed], **props}
    return {"type": "gcp:compute/firewall:Firewall", "props": props}


PASS = {
    "https": _rule("443"),
    "named source": _rule("22", sourceRanges=["192.0.2.0/24"]),
    "outbound": _rule("22", direction="EGRESS"),
    "off": _rule("22", disabled=True),
    "udp": _rule("22", protocol="udp"),
}
FAIL = {
    "ssh": _rule("22"),
    "range": _rule("443", "3000-4000"),
    "all ports": _rule(),
    "every protocol": _rule(protocol="all"),
    "IPv6": _rule("22", sourceRanges=[UNKNOWN, "::/0"]),
}
UNDETERMINED = {"source": _rule("22", sourceRanges=UNKNOWN), "port": _rule(UNKNOWN), "allowed": _rule(allows=UNKNOWN)}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """By port, by range, and where nothing narrows it."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
