"""Settings of an AKS cluster: hardened, the same for every profile but for what a profile costs and forgives."""

import ipaddress

import pulumi
from pulumi_azure_native import containerservice as aks

from landing_zone.infra.azure.ids import vault_id
from landing_zone.infra.clusters.managed_cluster import ManagedClusterArgs
from landing_zone.infra.network.azure_subnets import API_SERVER

SYSTEM_POOL = "system"
SYSTEM_SIZE = "Standard_D4ds_v5"
"""Nodes for the platform's own pods; they are no pool of the plan, and have no label of one."""


def access(args: ManagedClusterArgs) -> aks.ManagedClusterAPIServerAccessProfileArgs:
    """Return who reaches the API server: the network it stands in, and listed networks if there are any.

    It stands in a subnet of its own, since only from there it reaches a vault without public access.
    """
    listed = args["authorized_networks"]
    return aks.ManagedClusterAPIServerAccessProfileArgs(
        enable_vnet_integration=True,
        subnet_id=pulumi.Output.concat(args["network_id"], "/subnets/", API_SERVER),
        enable_private_cluster=not listed,
        enable_private_cluster_public_fqdn=None if listed else False,
        private_dns_zone=None if listed else "system",
        authorized_ip_ranges=listed or None,
        disable_run_command=True,
    )


def network(args: ManagedClusterArgs) -> aks.ContainerServiceNetworkProfileArgs:
    """Return how pods are connected: an overlay, with Cilium as data plane and for network policies."""
    return aks.ContainerServiceNetworkProfileArgs(
        network_plugin="azure",
        network_plugin_mode="overlay",
        network_dataplane="cilium",
        network_policy="cilium",
        pod_cidr=args["pods"],
        service_cidr=args["services"],
        dns_service_ip=str(ipaddress.ip_network(args["services"])[10]),
        load_balancer_sku="standard",
        outbound_type="none" if is_isolated(args) else "userAssignedNATGateway",
    )


def is_isolated(args: ManagedClusterArgs) -> bool:
    """Return whether nodes have no way out; then images of the system come from a cache that Azure keeps."""
    return args.get("nat", "none" if args["profile"] == "restricted" else "single") == "none"


def bootstrap(args: ManagedClusterArgs) -> aks.ManagedClusterBootstrapProfileArgs | None:
    """Return where nodes get the system's images from; None = from Microsoft's registry."""
    return aks.ManagedClusterBootstrapProfileArgs(artifact_source="Cache") if is_isolated(args) else None


def security(args: ManagedClusterArgs, logs: pulumi.Input[str]) -> aks.ManagedClusterSecurityProfileArgs:
    """Return what protects it: etcd's Secrets with a key of one's own, Defender, a cleaner of images."""
    return aks.ManagedClusterSecurityProfileArgs(
        azure_key_vault_kms=aks.AzureKeyVaultKmsArgs(
            enabled=True,
            key_id=args["key"],
            key_vault_network_access="Private",
            key_vault_resource_id=vault_id(args["account"], args["resource_group"], args["key"]),
        ),
        defender=aks.ManagedClusterSecurityProfileDefenderArgs(
            log_analytics_workspace_resource_id=logs,
            security_monitoring=aks.ManagedClusterSecurityProfileDefenderSecurityMonitoringArgs(enabled=True),
        ),
        image_cleaner=aks.ManagedClusterSecurityProfileImageCleanerArgs(enabled=True, interval_hours=168),
        workload_identity=aks.ManagedClusterSecurityProfileWorkloadIdentityArgs(enabled=True),
    )


def add_ons(logs: pulumi.Input[str]) -> dict[str, aks.ManagedClusterAddonProfileArgs]:
    """Return the add-ons: Azure Policy, secrets of vaults that are renewed, logs of containers."""
    return {
        "azurepolicy": aks.ManagedClusterAddonProfileArgs(enabled=True),
        "azureKeyvaultSecretsProvider": aks.ManagedClusterAddonProfileArgs(
            enabled=True, config={"enableSecretRotation": "true", "rotationPollInterval": "2m"}
        ),
        "omsagent": aks.ManagedClusterAddonProfileArgs(
            enabled=True, config={"logAnalyticsWorkspaceResourceID": logs, "useAADAuth": "true"}
        ),
    }


def entra(args: ManagedClusterArgs) -> aks.ManagedClusterAADProfileArgs:
    """Return who may be in it: Entra's groups and Azure's roles, nobody else."""
    return aks.ManagedClusterAADProfileArgs(
        managed=True, enable_azure_rbac=True, tenant_id=args["tenant"], admin_group_object_ids=args["admins"]
    )


def system_pool(args: ManagedClusterArgs) -> aks.ManagedClusterAgentPoolProfileArgs:
    """Return the pool that AKS can't be without: one node per zone, in `dev` one in all."""
    nodes = 1 if args["profile"] == "dev" else len(args["zones"])
    return aks.ManagedClusterAgentPoolProfileArgs(
        name=SYSTEM_POOL,
        mode="System",
        type="VirtualMachineScaleSets",
        vm_size=SYSTEM_SIZE,
        os_type="Linux",
        os_sku="AzureLinux",
        os_disk_size_gb=128,
        count=nodes,
        min_count=nodes,
        max_count=nodes + 2,
        enable_auto_scaling=True,
        availability_zones=args["zones"],
        vnet_subnet_id=pulumi.Output.from_input(args["subnet_ids"]).apply(lambda ids: ids[0]),
        enable_encryption_at_host=True,
        enable_node_public_ip=False,
        security_profile=aks.AgentPoolSecurityProfileArgs(
            enable_secure_boot=True, enable_vtpm=True, ssh_access="Disabled"
        ),
        upgrade_settings=aks.AgentPoolUpgradeSettingsArgs(max_surge="33%"),
        tags=args["tags"],
    )
