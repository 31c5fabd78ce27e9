"""N05 on AWS: tunnels with today's ciphers, and dedicated lines that are encrypted."""

from typing import Any

from landing_zone_policies.look import items
from landing_zone_policies.requirement import Answer, Requirement, among, any_of, by_type, on
from landing_zone_policies.unknown import UNKNOWN

WEAK = {
    "IkeVersions": ("ikev1",),
    "Phase1DhGroupNumbers": ("2", "5"),
    "Phase2DhGroupNumbers": ("2", "5"),
    "Phase1IntegrityAlgorithms": ("SHA1",),
    "Phase2IntegrityAlgorithms": ("SHA1",),
}
"""Choices of a tunnel that NIST SP 800-77 rev. 1 advises against. Left out, AWS offers strong ones first."""


def _strong(field: str, weak: tuple[str, ...]) -> Requirement:
    def holds(props: dict[str, Any]) -> Answer:
        value = props.get(field)
        if any(str(item) in weak for item in items(value)):
            return False
        return UNKNOWN if value is UNKNOWN or UNKNOWN in items(value) else True

    return Requirement(field, holds, f"`{field}` allows a weak choice")


rule = by_type(
    {
        "aws:ec2/vpnConnection:VpnConnection": [
            _strong(f"tunnel{number}{name}", weak) for number in (1, 2) for name, weak in WEAK.items()
        ],
        "aws:directconnect/connection:Connection": (
            any_of(on("requestMacsec"), among("encryptionMode", "must_encrypt")),
        ),
    }
)
