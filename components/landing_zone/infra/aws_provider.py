"""The provider of one account and region of AWS."""

from typing import NotRequired, TypedDict

import pulumi
from pulumi_aws import ProviderAssumeRoleArgs, ProviderDefaultTagsArgs
from pulumi_aws.provider import Provider


class AwsProviderArgs(TypedDict):
    """Where resources are made, and as whom."""

    region: str
    """Region of every resource that names no other."""
    account: str
    """The one account that the credentials may belong to."""
    tags: dict[str, str]
    """Tags that also resources get which nobody tagged."""
    role: NotRequired[str]
    """ARN of a role that is assumed."""


def aws_provider(name: str, args: AwsProviderArgs, opts: pulumi.ResourceOptions | None = None) -> Provider:
    """Make the provider; with credentials of another account it makes nothing."""
    roles = [_role(args["role"])] if "role" in args else None
    return Provider(
        name,
        region=args["region"],
        allowed_account_ids=[args["account"]],
        assume_roles=roles,
        default_tags=ProviderDefaultTagsArgs(tags=args["tags"]),
        opts=opts,
    )


def _role(arn: str) -> ProviderAssumeRoleArgs:
    return ProviderAssumeRoleArgs(role_arn=arn, session_name="ai-landing-zone")
