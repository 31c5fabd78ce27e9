"""Built-in roles, and their assignment under fixed names."""

import uuid
from collections.abc import Mapping

import pulumi
from pulumi_azure_native.authorization import RoleAssignment

BUILT_IN: Mapping[str, str] = {
    "Key Vault Contributor": "f25e0fa2-a7c8-4377-a976-54943a77a395",
    "Key Vault Crypto Service Encryption User": "e147488a-f6f5-4113-8e2d-b22465e65bf6",
    "Key Vault Crypto User": "12338af0-0e69-4776-bea7-57ae8d297424",
    "Managed Identity Operator": "f1a07417-d97a-45cb-824c-7a7467783830",
    "Network Contributor": "4d97b98b-1d4f-4787-a291-c67834d212e7",
    "Reader": "acdd72a7-3385-48ef-bd42-f606fba81ae7",
    "Storage Blob Data Contributor": "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
    "Storage Blob Data Reader": "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
}
"""Ids that roles have in every tenant, by name (Azure's reference of built-in roles)."""


def role_id(subscription: str, role: str) -> str:
    """Return the id of a built-in role, as a subscription names it."""
    return f"/subscriptions/{subscription}/providers/Microsoft.Authorization/roleDefinitions/{BUILT_IN[role]}"


def assign(
    name: str,
    role: str,
    *,
    subscription: str,
    scope: pulumi.Input[str],
    principal: pulumi.Input[str],
    opts: pulumi.ResourceOptions,
    condition: str | None = None,
) -> RoleAssignment:
    """Give a managed identity a role on one scope; ``name`` is the resource's, from which the assignment's follows.

    The principal's type is said, since Entra may not know an identity yet that was made a moment ago.
    """
    return RoleAssignment(
        name,
        role_assignment_name=str(uuid.uuid5(uuid.NAMESPACE_URL, f"{subscription}/{pulumi.get_stack()}/{name}")),
        role_definition_id=role_id(subscription, role),
        scope=scope,
        principal_id=principal,
        principal_type="ServicePrincipal",
        condition=condition,
        condition_version="2.0" if condition else None,
        opts=opts,
    )
