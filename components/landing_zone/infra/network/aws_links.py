"""Encrypted links from a VPC to sites of one's own: IPsec with two tunnels each, routes by BGP.

The shared key is made by AWS and lies in its secret manager; whoever sets up the other end reads it there.
"""

import ipaddress
from typing import Any

import pulumi
from pulumi_aws import ec2

from landing_zone.errors import LandingZoneError
from landing_zone.infra.network.aws_hub import PRIVATE, route_to_hub
from landing_zone.infra.network.aws_vpc import AwsVpc
from landing_zone.infra.network.cluster_network import NetworkLinkArgs
from landing_zone.infra.options import child

AMAZON_ASN = 64512
"""BGP number of Amazon's side."""
_CIPHERS: dict[str, Any] = {
    "ike_versions": ["ikev2"],
    "phase1_encryption_algorithms": ["AES256-GCM-16"],
    "phase1_integrity_algorithms": ["SHA2-384"],
    "phase1_dh_group_numbers": [20],
    "phase2_encryption_algorithms": ["AES256-GCM-16"],
    "phase2_integrity_algorithms": ["SHA2-384"],
    "phase2_dh_group_numbers": [20],
}
"""IKEv2, AES-256-GCM, SHA-384 and P-384 alone, in place of all that AWS accepts."""
LinkSettings = pulumi.Output[dict[str, dict[str, str]]]


def add_links(made: AwsVpc, links: list[NetworkLinkArgs]) -> LinkSettings:
    """Make the links, and return what their other ends must be set to."""
    if taken := next((link["to"] for link in links if link["asn"] == AMAZON_ASN), None):
        raise LandingZoneError(
            f"the link to {taken} has `asn` {AMAZON_ASN}, which is Amazon's own; give the site another number"
        )
    hub = made.args.get("hub")
    if not links:
        return pulumi.Output.from_input({})
    end = {"transit_gateway_id": hub} if hub else {"vpn_gateway_id": _gateway(made).id}
    connections = {link["to"]: _connect(made, link, end) for link in links}
    if hub:
        _reach_behind(made, links, hub, connections)
    settings = {link["to"]: _other_end(made, link, connections[link["to"]]) for link in links}
    return pulumi.Output.all(**settings)


def _gateway(made: AwsVpc) -> ec2.VpnGateway:
    """Return a gateway of the VPC, whose routes the private subnets learn."""
    gateway = ec2.VpnGateway(
        f"{made.name}-vpn",
        vpc_id=made.vpc.id,
        amazon_side_asn=str(AMAZON_ASN),
        tags=made.tags("vpn"),
        opts=child(made.parent),
    )
    for zone, table in made.tables.items():
        ec2.VpnGatewayRoutePropagation(
            f"{made.name}-vpn-{zone}", vpn_gateway_id=gateway.id, route_table_id=table.id, opts=child(made.parent)
        )
    return gateway


def _connect(made: AwsVpc, link: NetworkLinkArgs, end: dict[str, Any]) -> ec2.VpnConnection:
    name, tags = f"{made.name}-link-{link['to']}", made.tags(f"link-{link['to']}")
    device = ec2.CustomerGateway(
        name,
        type="ipsec.1",
        ip_address=link["address"],
        bgp_asn=str(link["asn"]),
        device_name=link["to"],
        tags=tags,
        opts=child(made.parent),
    )
    tunnels: dict[str, Any] = {f"tunnel{n}_{key}": value for n in (1, 2) for key, value in _CIPHERS.items()}
    return ec2.VpnConnection(
        name,
        type="ipsec.1",
        customer_gateway_id=device.id,
        static_routes_only=False,
        preshared_key_storage="SecretsManager",
        tags=tags,
        opts=child(made.parent),
        **tunnels,
        **end,
    )


def _reach_behind(
    made: AwsVpc, links: list[NetworkLinkArgs], hub: str, connections: dict[str, ec2.VpnConnection]
) -> None:
    """Route what lies behind the links to the hub, where its private routes do not already."""
    private = [ipaddress.IPv4Network(cidr) for cidr in PRIVATE]
    for link in links:
        for cidr in link["cidrs"]:
            if not any(ipaddress.IPv4Network(cidr).subnet_of(known) for known in private):
                for zone in made.tables:
                    route_to_hub(made, zone, cidr, hub, connections[link["to"]])


def _other_end(made: AwsVpc, link: NetworkLinkArgs, vpn: ec2.VpnConnection) -> pulumi.Output[dict[str, str]]:
    return pulumi.Output.all(
        cidr=made.args["cidr"],
        asn=str(link["asn"]),
        tunnel1_peer_address=vpn.tunnel1_address,
        tunnel1_peer_asn=vpn.tunnel1_bgp_asn,
        tunnel1_inside_address=vpn.tunnel1_cgw_inside_address,
        tunnel1_peer_inside_address=vpn.tunnel1_vgw_inside_address,
        tunnel2_peer_address=vpn.tunnel2_address,
        tunnel2_peer_asn=vpn.tunnel2_bgp_asn,
        tunnel2_inside_address=vpn.tunnel2_cgw_inside_address,
        tunnel2_peer_inside_address=vpn.tunnel2_vgw_inside_address,
        shared_key_secret=vpn.preshared_key_arn,
    )
