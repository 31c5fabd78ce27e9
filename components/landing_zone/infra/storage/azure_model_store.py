"""A container for models in an Azure storage account of its own."""

import pulumi
from pulumi_azure_native.authorization import RoleAssignment
from pulumi_azure_native.managedidentity import UserAssignedIdentity
from pulumi_azure_native.storage import (
    BlobContainer,
    BlobServiceProperties,
    ChangeFeedArgs,
    DeleteRetentionPolicyArgs,
    PublicAccess,
)

from landing_zone.infra.after import after
from landing_zone.infra.azure.identity import encryption_identity
from landing_zone.infra.azure.names import account_name
from landing_zone.infra.azure.storage_account import Encryption, hardened_account
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name
from landing_zone.infra.storage.azure_replication import CONTAINER, StoredAccount, replicate
from landing_zone.infra.storage.model_store import ModelStore, ModelStoreArgs

_DELETED_DAYS = {"dev": 7}
_DELETED_DAYS_ELSE = 90


class AzureModelStore(ModelStore):
    """A storage account with one container, and a second account where the models are replicated.

    Azure's own replication to a paired region is not used: the pair may lie under another law.
    """

    account_id: pulumi.Output[str]
    """Resource id of the account, for private endpoints."""

    def __init__(self, name: str, args: ModelStoreArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:AzureModelStore", name, {}, opts)
        access = encryption_identity(
            name,
            self,
            physical=physical_name(args["environment"], "models", args["jurisdiction"].lower(), limit=128),
            group=args["resource_group"],
            region=args["region"],
            subscription=args["account"],
            key=args["key"],
            tags=args["tags"],
        )
        store = self._account(name, args, args["region"], access)
        if replica_region := args.get("replica_region"):
            replica = self._account(f"{name}-replica", args, replica_region, access)
            replicate(name, self, args["resource_group"], store, replica)
        self.account_id, self.store_id = store.id, store.container
        self.uri = pulumi.Output.concat("https://", store.name, ".blob.core.windows.net/", CONTAINER)
        self.register()

    def _account(
        self, name: str, args: ModelStoreArgs, region: str, access: tuple[UserAssignedIdentity, RoleAssignment]
    ) -> StoredAccount:
        """Make an account and its container in one region; names stay known to a preview, and wait for both."""
        identity, role = access
        physical = account_name(args["environment"], args["jurisdiction"], region, subscription=args["account"])
        account = hardened_account(
            f"{name}-account",
            child(self, depends_on=[role], protect=args["profile"] != "dev"),
            account=physical,
            group=args["resource_group"],
            region=region,
            encryption=Encryption(args["key"], identity.id),
            tags=args["tags"],
            lock_days=args.get("lock_days"),
        )
        service = self._service(name, args, after(pulumi.Output.from_input(physical), [account]))
        container = BlobContainer(
            f"{name}-models",
            container_name=CONTAINER,
            account_name=physical,
            resource_group_name=args["resource_group"],
            public_access=PublicAccess.NONE,
            opts=child(self, depends_on=[service], protect=args["profile"] != "dev"),
        )
        return StoredAccount(account.id, after(pulumi.Output.from_input(physical), [container]), container.id)

    def _service(self, name: str, args: ModelStoreArgs, account: pulumi.Output[str]) -> BlobServiceProperties:
        """Keep versions, a record of changes, and what was deleted for a while."""
        kept = DeleteRetentionPolicyArgs(enabled=True, days=_DELETED_DAYS.get(args["profile"], _DELETED_DAYS_ELSE))
        return BlobServiceProperties(
            f"{name}-service",
            blob_services_name="default",
            account_name=account,
            resource_group_name=args["resource_group"],
            is_versioning_enabled=True,
            change_feed=ChangeFeedArgs(enabled=True),
            delete_retention_policy=kept,
            container_delete_retention_policy=kept,
            opts=child(self),
        )
