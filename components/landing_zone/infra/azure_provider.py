"""The provider of one Azure subscription and location."""

import pulumi
from pulumi_azure_native.provider import Provider


def azure_provider(
    name: str,
    *,
    subscription: str,
    tenant: str,
    location: str,
    oidc: bool | None = None,
    opts: pulumi.ResourceOptions | None = None,
) -> Provider:
    """Return the provider that all resources of a subscription and location are made with.

    ``oidc`` makes the provider trade the run's OIDC token for one of Entra's, as in CI; None leaves that to
    `ARM_USE_OIDC`, so that the same program also runs after `az login`. A client secret is never an argument.
    """
    return Provider(
        name,
        subscription_id=subscription,
        tenant_id=tenant,
        location=location,
        use_oidc=oidc,
        disable_pulumi_partner_id=True,
        opts=opts,
    )
