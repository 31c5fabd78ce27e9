"""N04 on AWS: endpoints in the VPC for the services that the stack itself uses."""

from collections.abc import Iterator, Sequence

from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.links import of_type
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

VPC, ENDPOINT = "aws:ec2/vpc:Vpc", "aws:ec2/vpcEndpoint:VpcEndpoint"
SERVICES = {"s3": "s3", "ecr": "ecr.dkr", "sagemaker": "sagemaker.runtime", "bedrock": "bedrock-runtime"}
"""Service of an endpoint by the module of resources that are reached through it."""


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Ask, where the stack has a VPC, for an endpoint of every service that it has resources of."""
    endpoints = [e.props.get("serviceName") for e in of_type(resources, ENDPOINT)]
    used = {r.token.module for r in resources if r.package == "aws"}
    if not of_type(resources, VPC):
        return
    for module, service in SERVICES.items():
        if module in used and not any(isinstance(e, str) and e.endswith(f".{service}") for e in endpoints):
            yield _missing(service, UNKNOWN in endpoints)


def _missing(service: str, may_be_there: bool) -> Violation:
    if may_be_there:
        return Violation(f"whether `{service}` has a private endpoint is not known yet", Verdict.UNDETERMINED)
    return Violation(f"`{service}` has no private endpoint")
