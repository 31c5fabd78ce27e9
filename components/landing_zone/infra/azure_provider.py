"""The provider of one Azure subscription and location."""

import pulumi
from pulumi_azure_native.provider import Provider

from landing_zone.infra.clouds.cloud import CloudAccountArgs


def azure_provider(
    name: str, args: CloudAccountArgs, opts: pulumi.ResourceOptions | None = None, *, oidc: bool | None = None
) -> Provider:
    """Return the provider that all resources of a subscription and location are made with.

    ``oidc`` makes the provider trade the run's OIDC token for one of Entra's, as in CI; None leaves that to
    `ARM_USE_OIDC`, so that the same program also runs after `az login`. A client secret is never an argument.
    """
    return Provider(
        name,
        subscription_id=args["id"],
        tenant_id=args["tenant"],
        location=args["region"],
        use_oidc=oidc,
        disable_pulumi_partner_id=True,
        opts=opts,
    )
