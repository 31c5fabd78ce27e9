"""Ways out to the internet: NAT gateways in small public subnets, none or one or one per zone."""

import pulumi
from pulumi_aws import ec2

from landing_zone.infra.network.aws_subnet_plan import ZoneSubnets
from landing_zone.infra.network.aws_vpc import AwsVpc
from landing_zone.infra.options import child

ANYWHERE = "0.0.0.0/0"


def add_ways_out(made: AwsVpc, plan: list[ZoneSubnets]) -> list[pulumi.Resource]:
    """Make the NAT gateways that `nat` asks for, and return the routes of the private subnets to them."""
    wanted = {"none": [], "single": plan[:1], "per-zone": plan}[made.args["nat"]]
    if not wanted:
        return []
    table = _to_the_internet(made)
    gateways = [_nat(made, zone, table) for zone in wanted]
    return [
        ec2.Route(
            f"{made.name}-out-{zone.zone}",
            route_table_id=made.tables[zone.zone].id,
            destination_cidr_block=ANYWHERE,
            nat_gateway_id=gateways[index % len(gateways)].id,
            opts=child(made.parent),
        )
        for index, zone in enumerate(plan)
    ]


def _to_the_internet(made: AwsVpc) -> ec2.RouteTable:
    """Return a route table with the VPC's internet gateway."""
    opts = child(made.parent)
    gateway = ec2.InternetGateway(f"{made.name}-internet", vpc_id=made.vpc.id, tags=made.tags("internet"), opts=opts)
    table = ec2.RouteTable(f"{made.name}-public", vpc_id=made.vpc.id, tags=made.tags("public"), opts=opts)
    ec2.Route(
        f"{made.name}-public",
        route_table_id=table.id,
        destination_cidr_block=ANYWHERE,
        gateway_id=gateway.id,
        opts=opts,
    )
    return table


def _nat(made: AwsVpc, plan: ZoneSubnets, table: ec2.RouteTable) -> ec2.NatGateway:
    part, opts = f"public-{plan.zone}", child(made.parent)
    tags, subnet = made.tags(part), made.subnet(part, plan.zone, plan.public, "elb")
    route = ec2.RouteTableAssociation(f"{made.name}-{part}", subnet_id=subnet.id, route_table_id=table.id, opts=opts)
    address = ec2.Eip(f"{made.name}-nat-{plan.zone}", domain="vpc", tags=tags, opts=opts)
    return ec2.NatGateway(
        f"{made.name}-nat-{plan.zone}",
        subnet_id=subnet.id,
        allocation_id=address.id,
        tags=tags,
        opts=child(made.parent, depends_on=[route]),
    )
