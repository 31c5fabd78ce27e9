"""A VPC with one private subnet and one route table per zone."""

from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi_aws import ec2

from landing_zone.infra.network.aws_subnet_plan import ZoneSubnets
from landing_zone.infra.network.cluster_network import ClusterNetworkArgs
from landing_zone.infra.options import child


@dataclass(frozen=True)
class AwsVpc:
    """What the other parts of the network are built on."""

    parent: pulumi.Resource
    name: str
    """What resource names begin with."""
    args: ClusterNetworkArgs
    vpc: ec2.Vpc
    subnets: dict[str, ec2.Subnet]
    """Private subnets by zone."""
    tables: dict[str, ec2.RouteTable]
    """Their route tables by zone."""

    def tags(self, part: str) -> dict[str, str]:
        """Return the tags of a part, which the console shows by its `Name`."""
        return named(self.args, part)

    def subnet(self, part: str, zone: str, cidr: str, role: str) -> ec2.Subnet:
        """Make a subnet; load balancers of the ``role`` (`elb`, `internal-elb`) may lie in it."""
        return ec2.Subnet(
            f"{self.name}-{part}",
            vpc_id=self.vpc.id,
            availability_zone=zone,
            cidr_block=cidr,
            map_public_ip_on_launch=False,
            tags={**self.tags(part), f"kubernetes.io/role/{role}": "1"},
            opts=child(self.parent),
        )


def named(args: ClusterNetworkArgs, part: str) -> dict[str, str]:
    """Return the network's tags with the name of a part."""
    return {**args["tags"], "Name": f"{args['environment']}-{args['cluster']}-{part}"}


def make_vpc(parent: pulumi.Resource, name: str, args: ClusterNetworkArgs, plan: list[ZoneSubnets]) -> AwsVpc:
    """Make the VPC; its default security group lets nothing in or out."""
    inputs: dict[str, Any] = {
        "cidr_block": args["cidr"],
        "enable_dns_support": True,
        "enable_dns_hostnames": True,
        "tags": named(args, "vpc"),
        **args.get("native", {}),
    }
    vpc = ec2.Vpc(f"{name}-vpc", **inputs, opts=child(parent))
    ec2.DefaultSecurityGroup(f"{name}-default", vpc_id=vpc.id, tags=named(args, "closed"), opts=child(parent))
    made = AwsVpc(parent, name, args, vpc, {}, {})
    for zone in plan:
        _add_zone(made, zone)
    return made


def _add_zone(made: AwsVpc, plan: ZoneSubnets) -> None:
    part = f"private-{plan.zone}"
    name, opts = f"{made.name}-{part}", child(made.parent)
    subnet = made.subnet(part, plan.zone, plan.private, "internal-elb")
    table = ec2.RouteTable(name, vpc_id=made.vpc.id, tags=made.tags(part), opts=opts)
    ec2.RouteTableAssociation(name, subnet_id=subnet.id, route_table_id=table.id, opts=opts)
    made.subnets[plan.zone], made.tables[plan.zone] = subnet, table
