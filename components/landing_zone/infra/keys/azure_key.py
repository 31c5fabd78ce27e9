"""A key in an Azure key vault of its own."""

import pulumi
from pulumi_azure_native.keyvault import (
    ActionArgs,
    Key,
    KeyPropertiesArgs,
    KeyRotationPolicyActionType,
    KeyRotationPolicyAttributesArgs,
    LifetimeActionArgs,
    NetworkRuleSetArgs,
    RotationPolicyArgs,
    SkuArgs,
    SkuName,
    TriggerArgs,
    Vault,
    VaultPropertiesArgs,
)

from landing_zone.infra.after import after
from landing_zone.infra.azure.names import vault_name
from landing_zone.infra.keys.encryption_key import EncryptionKey, EncryptionKeyArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name

_KEPT_DAYS = {"dev": 7}
_KEPT_DAYS_ELSE = 90


class AzureKey(EncryptionKey):
    """A vault with one key in a hardware module; a new version of the key is made after ten months, valid for a year.

    Services that name no version follow by themselves. A cluster's Secrets stay on the version that the cluster names:
    a refresh and an update within the two months that remain move them.

    What is encrypted with a key is refused by Azure unless the vault is protected against purge, so every profile has
    that; `dev` keeps a deleted vault, and its name, for the fewest days that Azure allows.
    """

    vault_id: pulumi.Output[str]
    """Resource id of the vault."""

    def __init__(self, name: str, args: EncryptionKeyArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:AzureKey", name, {}, opts)
        vault = self._vault(name, args)
        key = Key(
            f"{name}-key",
            key_name=physical_name(args["environment"], args["name"], limit=127),
            vault_name=after(pulumi.Output.from_input(_vault_name(args)), [vault]),
            resource_group_name=args["resource_group"],
            properties=KeyPropertiesArgs(
                kty="RSA-HSM",
                key_size=3072,
                key_ops=["encrypt", "decrypt", "wrapKey", "unwrapKey"],
                rotation_policy=_rotation(),
            ),
            tags=args["tags"],
            opts=child(self, protect=args["profile"] != "dev"),
        )
        self.key_id, self.vault_id = key.key_uri_with_version, vault.id
        self.register()

    def _vault(self, name: str, args: EncryptionKeyArgs) -> Vault:
        """Make the vault: roles instead of access lists, no public access but for Azure's own trusted services."""
        return Vault(
            f"{name}-vault",
            vault_name=_vault_name(args),
            resource_group_name=args["resource_group"],
            location=args["region"],
            properties=VaultPropertiesArgs(
                sku=SkuArgs(family="A", name=SkuName.PREMIUM),
                tenant_id=args["tenant"],
                enable_rbac_authorization=True,
                enable_soft_delete=True,
                enable_purge_protection=True,
                soft_delete_retention_in_days=_KEPT_DAYS.get(args["profile"], _KEPT_DAYS_ELSE),
                public_network_access="Disabled",
                network_acls=NetworkRuleSetArgs(default_action="Deny", bypass="AzureServices"),
            ),
            tags=args["tags"],
            opts=child(self, protect=args["profile"] != "dev"),
        )


def _vault_name(args: EncryptionKeyArgs) -> str:
    return vault_name(args["environment"], args["name"], subscription=args["account"])


def _rotation() -> RotationPolicyArgs:
    return RotationPolicyArgs(
        attributes=KeyRotationPolicyAttributesArgs(expiry_time="P1Y"),
        lifetime_actions=[
            LifetimeActionArgs(
                action=ActionArgs(type=KeyRotationPolicyActionType.ROTATE),
                trigger=TriggerArgs(time_after_create="P10M"),
            )
        ],
    )
