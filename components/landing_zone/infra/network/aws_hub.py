"""Attachment of a VPC to a hub: a transit gateway, which all private addresses elsewhere are reached through."""

import pulumi
from pulumi_aws import ec2, ec2transitgateway

from landing_zone.infra.network.aws_vpc import AwsVpc
from landing_zone.infra.options import child

PRIVATE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
"""RFC 1918; the VPC's own addresses are a narrower route, and stay inside."""


def add_hub(made: AwsVpc, transit_gateway: str) -> list[pulumi.Resource]:
    """Attach the private subnets, and return their routes to the hub."""
    attachment = ec2transitgateway.VpcAttachment(
        f"{made.name}-hub",
        transit_gateway_id=transit_gateway,
        vpc_id=made.vpc.id,
        subnet_ids=[subnet.id for subnet in made.subnets.values()],
        dns_support="enable",
        tags=made.tags("hub"),
        opts=child(made.parent),
    )
    return [route_to_hub(made, zone, cidr, transit_gateway, attachment) for zone in made.tables for cidr in PRIVATE]


def route_to_hub(made: AwsVpc, zone: str, cidr: str, transit_gateway: str, attachment: pulumi.Resource) -> ec2.Route:
    """Return the route of one zone to addresses behind the hub."""
    return ec2.Route(
        f"{made.name}-hub-{zone}-{cidr.replace('/', '-')}",
        route_table_id=made.tables[zone].id,
        destination_cidr_block=cidr,
        transit_gateway_id=transit_gateway,
        opts=child(made.parent, depends_on=[attachment]),
    )
