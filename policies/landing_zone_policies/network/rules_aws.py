"""Rules of security groups and network ACLs in one form.

EC2 means all ports by protocol -1, by ports -1, and by a range that starts and ends at 0.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from landing_zone_policies.look import at, items, number, truth
from landing_zone_policies.network.ports import ALL, EVERYWHERE, Range
from landing_zone_policies.requirement import Answer
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.unknown import UNKNOWN, Unknown

GROUPS = ("aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup")
GROUP_RULE = "aws:ec2/securityGroupRule:SecurityGroupRule"
VPC_RULES = {
    "ingress": "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "egress": "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
}
ACLS = ("aws:ec2/networkAcl:NetworkAcl", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl")
ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule"
SOURCES = ("cidrBlocks", "ipv6CidrBlocks", "cidrIpv4", "cidrIpv6", "cidrBlock", "ipv6CidrBlock")
PEERS = (
    "securityGroups",
    "sourceSecurityGroupId",
    "referencedSecurityGroupId",
    "prefixListIds",
    "prefixListId",
)
"""Fields that name the other side without its addresses."""
NO_PORTS = ("icmp", "icmpv6", "1", "58", "esp", "ah", "50", "51")
"""Protocols without ports."""


@dataclass(frozen=True)
class Opening:
    """What one rule lets through."""

    field: str
    """Where it is, for the reader; "" for a resource that is the rule."""
    props: dict[str, Any]

    @property
    def ports(self) -> Range | Unknown | None:
        """Its ports; None where its protocol has none."""
        protocol = at(self.props, "protocol") if "protocol" in self.props else at(self.props, "ipProtocol")
        first, last = number(at(self.props, "fromPort")), number(at(self.props, "toPort"))
        if str(protocol).lower() in ("-1", "all"):
            return Range(*ALL)
        if isinstance(protocol, Unknown) or isinstance(first, Unknown) or isinstance(last, Unknown):
            return UNKNOWN
        return None if str(protocol).lower() in NO_PORTS else _range(first, last)

    @property
    def is_for_everywhere(self) -> Answer:
        """Whether the other side is anybody; so it is where none is named at all."""
        values = [value for field in SOURCES for value in _listed(self.props, field)]
        if EVERYWHERE & {value for value in values if isinstance(value, str)}:
            return True
        if UNKNOWN in values:
            return UNKNOWN
        return False if values else self._is_without_peer()

    def _is_without_peer(self) -> Answer:
        if any(self.props.get(field) not in (None, "", []) for field in PEERS):
            return False
        itself = truth(self.props.get("self"))
        return UNKNOWN if isinstance(itself, Unknown) else itself is not True


def openings(resource: Resource, direction: str) -> Iterator[Opening]:
    """Yield the rules of a security group, or the one that a resource is, for `ingress` or `egress`."""
    if is_type(resource, *GROUPS):
        yield from _inline(resource, direction)
    elif is_type(resource, VPC_RULES[direction]) or (
        is_type(resource, GROUP_RULE) and resource.props.get("type") in (direction, UNKNOWN)
    ):
        yield Opening("", resource.props)


def is_unseen(resource: Resource, direction: str) -> bool:
    """Return whether a group, or an ACL, has rules that are not known yet."""
    held = resource.props.get(direction)
    return is_type(resource, *GROUPS, *ACLS) and (held is UNKNOWN or UNKNOWN in items(held))


def _inline(resource: Resource, direction: str) -> Iterator[Opening]:
    for index, block in enumerate(items(resource.props.get(direction))):
        if isinstance(block, dict):
            yield Opening(f"{direction}[{index}]", block)


def _listed(props: dict[str, Any], field: str) -> list[Any]:
    value = props.get(field)
    return [UNKNOWN] if value is UNKNOWN else [item for item in items(value) if item not in (None, "")]


def _range(first: float | None, last: float | None) -> Range:
    if first is None and last is None:
        return Range(*ALL)
    start = int(first if first is not None else last or 0)
    end = int(last if last is not None else start)
    return Range(*ALL) if start == -1 or (start, end) == (0, 0) else Range(start, end)
