"""Who an AKS cluster is to Azure: its control plane, its nodes, its disks."""

from dataclasses import dataclass

import pulumi
from pulumi_azure_native.authorization import RoleAssignment
from pulumi_azure_native.compute import (
    DiskEncryptionSet,
    EncryptionSetIdentityArgs,
    KeyForDiskEncryptionSetArgs,
)
from pulumi_azure_native.managedidentity import UserAssignedIdentity

from landing_zone.infra.azure.identity import encryption_identity
from landing_zone.infra.azure.ids import vault_id
from landing_zone.infra.azure.roles import assign
from landing_zone.infra.clusters.managed_cluster import ManagedClusterArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name


@dataclass(frozen=True)
class ClusterIdentities:
    """Identities of a cluster, and the roles that must be there before it is."""

    control_plane: UserAssignedIdentity
    nodes: UserAssignedIdentity
    disks: DiskEncryptionSet
    roles: list[RoleAssignment]


def identities(name: str, parent: pulumi.ComponentResource, args: ManagedClusterArgs) -> ClusterIdentities:
    """Make the cluster's identities and give each what it needs, on what it needs it on."""
    control_plane = _identity(f"{name}-control-plane", parent, args, "control-plane")
    nodes = _identity(f"{name}-nodes", parent, args, "nodes")
    disks = _disks(name, parent, args)
    vault = vault_id(args["account"], args["resource_group"], args["key"])
    needed: list[tuple[str, str, pulumi.Input[str]]] = [
        ("network", "Network Contributor", args["network_id"]),
        ("secrets", "Key Vault Crypto User", vault),
        ("vault-link", "Key Vault Contributor", vault),
        ("kubelet", "Managed Identity Operator", nodes.id),
        ("disks", "Reader", disks.id),
    ]
    roles = [
        assign(
            f"{name}-{what}",
            role,
            subscription=args["account"],
            scope=scope,
            principal=control_plane.principal_id,
            opts=child(parent),
        )
        for what, role, scope in needed
    ]
    return ClusterIdentities(control_plane, nodes, disks, roles)


def _identity(name: str, parent: pulumi.ComponentResource, args: ManagedClusterArgs, what: str) -> UserAssignedIdentity:
    return UserAssignedIdentity(
        name,
        resource_name_=physical_name(args["environment"], args["name"], what, limit=128),
        resource_group_name=args["resource_group"],
        location=args["region"],
        tags=args["tags"],
        opts=child(parent),
    )


def _disks(name: str, parent: pulumi.ComponentResource, args: ManagedClusterArgs) -> DiskEncryptionSet:
    """Make what encrypts the disks of nodes and of volumes with the newest version of the cluster's key."""
    identity, role = encryption_identity(
        f"{name}-disks",
        parent,
        physical=physical_name(args["environment"], args["name"], "disks", limit=128),
        group=args["resource_group"],
        region=args["region"],
        subscription=args["account"],
        key=args["key"],
        tags=args["tags"],
    )
    return DiskEncryptionSet(
        f"{name}-disks",
        disk_encryption_set_name=physical_name(args["environment"], args["name"], "disks", limit=80),
        resource_group_name=args["resource_group"],
        location=args["region"],
        encryption_type="EncryptionAtRestWithPlatformAndCustomerKeys",
        identity=EncryptionSetIdentityArgs(type="UserAssigned", user_assigned_identities=[identity.id]),
        active_key=KeyForDiskEncryptionSetArgs(key_url=args["key"]),
        rotation_to_latest_key_version_enabled=True,
        tags=args["tags"],
        opts=child(parent, depends_on=[role]),
    )
