"""The provider of one account and region of AWS."""

import pulumi
from pulumi_aws import ProviderAssumeRoleArgs, ProviderDefaultTagsArgs
from pulumi_aws.provider import Provider

from landing_zone.infra.clouds.cloud import CloudAccountArgs


def aws_provider(name: str, args: CloudAccountArgs, opts: pulumi.ResourceOptions | None = None) -> Provider:
    """Make the provider; with credentials of another account it makes nothing."""
    roles = [_role(args["role"])] if "role" in args else None
    return Provider(
        name,
        region=args["region"],
        allowed_account_ids=[args["id"]],
        assume_roles=roles,
        default_tags=ProviderDefaultTagsArgs(tags=args["tags"]),
        opts=opts,
    )


def _role(arn: str) -> ProviderAssumeRoleArgs:
    return ProviderAssumeRoleArgs(role_arn=arn, session_name="ai-landing-zone")
