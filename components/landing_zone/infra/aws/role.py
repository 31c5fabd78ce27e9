"""Roles with policies that AWS maintains."""

from collections.abc import Sequence
from dataclasses import dataclass

import pulumi
from pulumi_aws import iam

from landing_zone.infra.aws.arn import managed_policy
from landing_zone.infra.options import child


@dataclass(frozen=True)
class AwsRole:
    """A role, and what makes it of use."""

    role: iam.Role
    policies: list[pulumi.Resource]


@dataclass(frozen=True)
class RoleSpec:
    """What a role is called, who assumes it, and what it may do."""

    name: str
    """Physical name, at most 64 characters."""
    trust: pulumi.Output[str]
    policies: Sequence[str]
    """Names of policies that AWS maintains, with their path."""


def make_role(parent: pulumi.Resource, name: str, spec: RoleSpec, *, region: str, tags: dict[str, str]) -> AwsRole:
    """Make a role with its policies attached."""
    role = iam.Role(name, name=spec.name, assume_role_policy=spec.trust, tags=tags, opts=child(parent))
    attached: list[pulumi.Resource] = [
        iam.RolePolicyAttachment(
            f"{name}-{policy.rpartition('/')[2]}",
            role=role.name,
            policy_arn=managed_policy(region, policy),
            opts=child(parent),
        )
        for policy in spec.policies
    ]
    return AwsRole(role, attached)
