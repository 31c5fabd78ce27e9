"""Firewall rules of a cluster's network: everything is refused and logged, but for what is named here.

GKE adds rules of its own for its control plane and for load balancers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pulumi
from pulumi_gcp.compute import Firewall, FirewallAllowArgs, FirewallDenyArgs, FirewallLogConfigArgs, Network

from landing_zone.infra.network.cluster_network import ClusterNetworkArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name

EVERYWHERE = "0.0.0.0/0"
HEALTH_CHECKS = ("35.191.0.0/16", "130.211.0.0/22")
"""Where Google's load balancers ask for health from."""
ALLOWED, REFUSED = 1000, 65_000


@dataclass(frozen=True)
class _Rule:
    name: str
    direction: str
    ranges: Sequence[str]
    """Sources of what comes in, destinations of what goes out."""
    protocol: str | None
    """None refuses everything."""
    ports: Sequence[str] = ()


def firewall(
    name: str, args: ClusterNetworkArgs, network: Network, parent: pulumi.Resource
) -> list[pulumi.CustomResource]:
    """Make the rules, and return them."""
    return [_made(name, rule, args, network, parent) for rule in _rules(args)]


def _rules(args: ClusterNetworkArgs) -> list[_Rule]:
    own = [args["cidr"], args["pods"]]
    sites = sorted(cidr for link in args.get("links", []) for cidr in link["cidrs"])
    rules = [
        _Rule("in-refused", "INGRESS", [EVERYWHERE], None),
        _Rule("in-own", "INGRESS", own, "all"),
        _Rule("in-health", "INGRESS", HEALTH_CHECKS, "tcp"),
        _Rule("out-refused", "EGRESS", [EVERYWHERE], None),
        _Rule("out-own", "EGRESS", [*own, *sites], "all"),
    ]
    if sites:
        rules.append(_Rule("in-sites", "INGRESS", sites, "tcp", ["443"]))
    if args["nat"] != "none" or not args["endpoints"]:
        rules.append(_Rule("out-https", "EGRESS", [EVERYWHERE], "tcp", ["443"]))
    return rules


def _made(
    name: str, rule: _Rule, args: ClusterNetworkArgs, network: Network, parent: pulumi.Resource
) -> pulumi.CustomResource:
    incoming = rule.direction == "INGRESS"
    allowed = FirewallAllowArgs(protocol=rule.protocol, ports=list(rule.ports) or None) if rule.protocol else None
    made: pulumi.CustomResource = Firewall(
        f"{name}-{rule.name}",
        name=physical_name(args["environment"], args["cluster"], rule.name),
        network=network.self_link,
        direction=rule.direction,
        priority=ALLOWED if allowed else REFUSED,
        source_ranges=list(rule.ranges) if incoming else None,
        destination_ranges=None if incoming else list(rule.ranges),
        allows=[allowed] if allowed else None,
        denies=None if allowed else [FirewallDenyArgs(protocol="all")],
        log_config=None if allowed else FirewallLogConfigArgs(metadata="INCLUDE_ALL_METADATA"),
        opts=child(parent),
    )
    return made
