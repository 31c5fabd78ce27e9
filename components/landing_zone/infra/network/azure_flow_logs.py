"""Flow logs of a network on Azure, kept in a storage account of their own."""

import pulumi
from pulumi_azure_native import network as net

from landing_zone.infra.azure.identity import encryption_identity
from landing_zone.infra.azure.names import account_name
from landing_zone.infra.azure.roles import assign
from landing_zone.infra.azure.storage_account import Encryption, hardened_account
from landing_zone.infra.network.azure_vnet import VirtualNetwork
from landing_zone.infra.network.cluster_network import ClusterNetworkArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name

KEPT_DAYS = {"dev": 90, "prod": 365, "restricted": 365}
"""Days that flows are kept, by profile; Azure keeps them 365 at most."""


def flow_logs(name: str, parent: pulumi.ComponentResource, args: ClusterNetworkArgs, made: VirtualNetwork) -> None:
    """Log every flow, by an identity instead of the account's keys.

    Azure makes one network watcher per region by itself; the log is one of its children.
    """
    identity, encrypts = encryption_identity(
        f"{name}-flows",
        parent,
        physical=physical_name(args["environment"], args["cluster"], "flows", limit=128),
        group=args["resource_group"],
        region=args["region"],
        subscription=args["account"],
        key=args["key"],
        tags=args["tags"],
    )
    account = hardened_account(
        f"{name}-flows",
        child(parent, depends_on=[encrypts], protect=args["profile"] != "dev"),
        account=account_name(args["environment"], args["cluster"], "flows", subscription=args["account"]),
        group=args["resource_group"],
        region=args["region"],
        encryption=Encryption(args["key"], identity.id),
        tags=args["tags"],
    )
    writes = assign(
        f"{name}-flows-writer",
        "Storage Blob Data Contributor",
        subscription=args["account"],
        scope=account.id,
        principal=identity.principal_id,
        opts=child(parent),
    )
    net.FlowLog(
        f"{name}-flow-log",
        flow_log_name=physical_name(args["environment"], args["cluster"]),
        network_watcher_name=f"NetworkWatcher_{args['region']}",
        resource_group_name="NetworkWatcherRG",
        location=args["region"],
        target_resource_id=made.network.id,
        storage_id=account.id,
        enabled=True,
        format=net.FlowLogFormatParametersArgs(type="JSON", version=2),
        retention_policy=net.RetentionPolicyParametersArgs(enabled=True, days=KEPT_DAYS[args["profile"]]),
        identity=net.ManagedServiceIdentityArgs(
            type=net.ResourceIdentityType.USER_ASSIGNED, user_assigned_identities=[identity.id]
        ),
        tags=args["tags"],
        opts=child(parent, depends_on=[writes]),
    )
