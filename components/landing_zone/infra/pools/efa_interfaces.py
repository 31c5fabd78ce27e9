"""Network interfaces for models on several nodes: EFA, one per network card that has it."""

from dataclasses import dataclass
from typing import Any

import pulumi

from landing_zone.errors import LandingZoneError
from landing_zone.infra.pools.node_pool import NodePoolArgs


@dataclass(frozen=True)
class NetworkCards:
    """Cards of an instance type."""

    efa: int
    """How many of them have EFA."""
    plain_first: bool = False
    """Whether the first card, which all else goes over, has none."""


CARDS = {
    **dict.fromkeys(("g4dn.8xlarge", "g4dn.12xlarge", "g4dn.16xlarge"), NetworkCards(1)),
    **dict.fromkeys(("g5.8xlarge", "g5.12xlarge", "g5.16xlarge", "g5.24xlarge", "g5.48xlarge"), NetworkCards(1)),
    **dict.fromkeys(("g6.8xlarge", "g6.12xlarge", "g6.16xlarge", "g6.24xlarge", "g6.48xlarge"), NetworkCards(1)),
    **dict.fromkeys(("g6e.8xlarge", "g6e.12xlarge", "g6e.16xlarge"), NetworkCards(1)),
    **dict.fromkeys(("g7e.8xlarge", "g7e.12xlarge", "p5.4xlarge", "trn2.3xlarge"), NetworkCards(1)),
    **dict.fromkeys(("g6e.24xlarge", "g7e.24xlarge"), NetworkCards(2)),
    **dict.fromkeys(("g6e.48xlarge", "g7e.48xlarge", "p4d.24xlarge", "p4de.24xlarge"), NetworkCards(4)),
    **dict.fromkeys(("p6-b200.48xlarge", "trn1.32xlarge"), NetworkCards(8)),
    **dict.fromkeys(("p5en.48xlarge", "trn1n.32xlarge", "trn2.48xlarge", "trn2u.48xlarge"), NetworkCards(16)),
    **dict.fromkeys(("p5.48xlarge", "p5e.48xlarge"), NetworkCards(32)),
    "p6-b300.48xlarge": NetworkCards(16, plain_first=True),
}
"""By instance type. Source: `DescribeInstanceTypes` as recorded in moto 5.2.5, read on 2026-11-24; which card of
p6-b300 has none: inferred from its 17 cards."""


def efa_interfaces(args: NodePoolArgs) -> list[dict[str, Any]]:
    """Return the interfaces of a node as a launch template has them; all but the first carry nothing but EFA."""
    cards = CARDS.get(args["instance_type"])
    if cards is None:
        raise _refused(args, f"{args['instance_type']} has no EFA that is known", "choose another instance type")
    if "security_group" not in args:
        raise _refused(args, "it has no `security_group`", "give that of the cluster")
    first = "interface" if cards.plain_first else "efa"
    count = cards.efa + cards.plain_first
    return [_interface(index, first, args["security_group"]) for index in range(count)]


def _interface(card: int, first: str, security_group: pulumi.Input[str]) -> dict[str, Any]:
    return {
        "network_card_index": card,
        "device_index": min(card, 1),
        "interface_type": "efa-only" if card else first,
        "security_groups": [security_group],
        "delete_on_termination": "true",
    }


def _refused(args: NodePoolArgs, problem: str, fix: str) -> LandingZoneError:
    where = f"pool {args['name']} of cluster {args['cluster_name']}"
    return LandingZoneError(f"{where} asks for `fast_network`, but {problem}; {fix}")
