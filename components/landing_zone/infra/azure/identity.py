"""A user-assigned identity that may encrypt with one key."""

import pulumi
from pulumi_azure_native.authorization import RoleAssignment
from pulumi_azure_native.managedidentity import UserAssignedIdentity

from landing_zone.infra.azure.ids import vault_id
from landing_zone.infra.azure.roles import assign
from landing_zone.infra.options import child


def encryption_identity(
    name: str,
    parent: pulumi.ComponentResource,
    *,
    physical: str,
    group: pulumi.Input[str],
    region: str,
    subscription: str,
    key: pulumi.Input[str],
    tags: dict[str, str],
) -> tuple[UserAssignedIdentity, RoleAssignment]:
    """Make an identity ``physical`` and let it wrap and unwrap with the vault of ``key``, which lies in ``group``."""
    identity = UserAssignedIdentity(
        f"{name}-encryption",
        resource_name_=physical,
        resource_group_name=group,
        location=region,
        tags=tags,
        opts=child(parent),
    )
    role = assign(
        f"{name}-encryption",
        "Key Vault Crypto Service Encryption User",
        subscription=subscription,
        scope=vault_id(subscription, group, key),
        principal=identity.principal_id,
        opts=child(parent),
    )
    return identity, role
