"""The storage account that every store is: closed, without shared keys, encrypted twice, with a key of one's own."""

from dataclasses import dataclass

import pulumi
from pulumi_azure_native.storage import (
    AccessTier,
    AccountImmutabilityPolicyPropertiesArgs,
    DefaultAction,
    EncryptionArgs,
    EncryptionIdentityArgs,
    IdentityArgs,
    ImmutableStorageAccountArgs,
    KeyVaultPropertiesArgs,
    NetworkRuleSetArgs,
    SkuArgs,
    StorageAccount,
)

from landing_zone.infra.azure.ids import key_identifier


@dataclass(frozen=True)
class Encryption:
    """The key of an account, and the identity that may use it."""

    key: pulumi.Input[str]
    """Key identifier; the account follows the key's newest version."""
    identity: pulumi.Input[str]
    """Resource id of a user-assigned identity."""


def hardened_account(
    name: str,
    opts: pulumi.ResourceOptions,
    *,
    account: str,
    group: pulumi.Input[str],
    region: str,
    encryption: Encryption,
    tags: dict[str, str],
    lock_days: int | None = None,
) -> StorageAccount:
    """Make an account ``account`` that private endpoints and Azure's trusted services reach, by TLS and Entra alone.

    Copies stay in the region, one per zone: a paired region may lie outside the jurisdiction.
    """
    return StorageAccount(
        name,
        account_name=account,
        resource_group_name=group,
        location=region,
        kind="StorageV2",
        sku=SkuArgs(name="Standard_ZRS"),
        access_tier=AccessTier.HOT,
        allow_blob_public_access=False,
        allow_cross_tenant_replication=False,
        allow_shared_key_access=False,
        default_to_o_auth_authentication=True,
        enable_https_traffic_only=True,
        is_local_user_enabled=False,
        minimum_tls_version="TLS1_2",
        public_network_access="Disabled",
        network_rule_set=NetworkRuleSetArgs(default_action=DefaultAction.DENY, bypass="AzureServices"),
        identity=IdentityArgs(type="UserAssigned", user_assigned_identities=[encryption.identity]),
        encryption=_encryption(encryption),
        immutable_storage_with_versioning=_lock(lock_days),
        tags=tags,
        opts=opts,
    )


def _encryption(encryption: Encryption) -> EncryptionArgs:
    key = pulumi.Output.from_input(encryption.key).apply(key_identifier)
    return EncryptionArgs(
        key_source="Microsoft.Keyvault",
        key_vault_properties=KeyVaultPropertiesArgs(
            key_name=key.apply(lambda k: k.key), key_vault_uri=key.apply(lambda k: k.vault_uri)
        ),
        encryption_identity=EncryptionIdentityArgs(encryption_user_assigned_identity=encryption.identity),
        require_infrastructure_encryption=True,
    )


def _lock(days: int | None) -> ImmutableStorageAccountArgs | None:
    """Return the rule that no version is deleted for ``days``.

    Azure takes a new rule only unlocked: it holds, and an administrator of the account can still shorten it. Locking
    it is a step of its own that can't be taken back.
    """
    if days is None:
        return None
    policy = AccountImmutabilityPolicyPropertiesArgs(
        immutability_period_since_creation_in_days=days, state="Unlocked", allow_protected_append_writes=False
    )
    return ImmutableStorageAccountArgs(enabled=True, immutability_policy=policy)
