"""Private endpoints: what nodes, pods and models call of AWS without leaving the network."""

import pulumi
from pulumi_aws import ec2

from landing_zone.infra.aws.arn import partition
from landing_zone.infra.network.aws_vpc import AwsVpc
from landing_zone.infra.options import child

INTERFACES = (
    "ecr.api",
    "ecr.dkr",
    "sts",
    "ec2",
    "logs",
    "kms",
    "eks",
    "eks-auth",
    "bedrock-runtime",
    "sagemaker.runtime",
)
"""Services with an endpoint in every private subnet: registry, identity, nodes, logs, keys, cluster, models."""
_PREFIXES = {"aws-cn": "cn.com.amazonaws", "aws-eusc": "eu.amazonaws"}
"""What names of services begin with, by partition; else `com.amazonaws` (inferred)."""


def add_endpoints(made: AwsVpc) -> list[pulumi.Resource]:
    """Make the gateway of the object store and the interfaces, which only the VPC's own addresses reach."""
    group = ec2.SecurityGroup(
        f"{made.name}-endpoints",
        name=made.tags("endpoints")["Name"],
        description="HTTPS from inside the network to its private endpoints",
        vpc_id=made.vpc.id,
        ingress=[{"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": [made.args["cidr"]]}],
        egress=[],
        tags=made.tags("endpoints"),
        opts=child(made.parent),
    )
    return [_object_store(made), *(_interface(made, service, group) for service in INTERFACES)]


def _object_store(made: AwsVpc) -> ec2.VpcEndpoint:
    return ec2.VpcEndpoint(
        f"{made.name}-endpoint-s3",
        vpc_id=made.vpc.id,
        service_name=_service(made.args["region"], "s3"),
        vpc_endpoint_type="Gateway",
        route_table_ids=[table.id for table in made.tables.values()],
        tags=made.tags("s3"),
        opts=child(made.parent),
    )


def _interface(made: AwsVpc, service: str, group: ec2.SecurityGroup) -> ec2.VpcEndpoint:
    return ec2.VpcEndpoint(
        f"{made.name}-endpoint-{service}",
        vpc_id=made.vpc.id,
        service_name=_service(made.args["region"], service),
        vpc_endpoint_type="Interface",
        private_dns_enabled=True,
        subnet_ids=[subnet.id for subnet in made.subnets.values()],
        security_group_ids=[group.id],
        tags=made.tags(service),
        opts=child(made.parent),
    )


def _service(region: str, service: str) -> str:
    return f"{_PREFIXES.get(partition(region), 'com.amazonaws')}.{region}.{service}"
