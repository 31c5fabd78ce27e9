"""A cluster of Azure Kubernetes Service."""

from typing import Any

import pulumi
from pulumi_azure_native import containerservice as aks

from landing_zone.infra.after import after
from landing_zone.infra.clusters import aks_settings as settings
from landing_zone.infra.clusters.aks_identity import ClusterIdentities, identities
from landing_zone.infra.clusters.aks_kubeconfig import way_in
from landing_zone.infra.clusters.aks_logs import control_plane_logs, workspace
from landing_zone.infra.clusters.aks_maintenance import maintenance
from landing_zone.infra.clusters.inside import inside
from landing_zone.infra.clusters.managed_cluster import ManagedCluster, ManagedClusterArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name


class AksCluster(ManagedCluster):
    """A control plane in the cluster's own network, with a pool for the system; other pools are components.

    The network has a subnet `api-server`, delegated to `Microsoft.ContainerService/managedClusters`; the vault of the
    key lies in the cluster's resource group, with a private endpoint in the network. Whoever runs the engine is in one
    of the groups that administer the cluster, and `kubelogin` is on its PATH.
    """

    def __init__(self, name: str, args: ManagedClusterArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:AksCluster", name, {}, opts)
        who = identities(name, self, args)
        logs = workspace(name, self, args)
        cluster = self._cluster(name, args, who, logs.id)
        physical = after(pulumi.Output.from_input(args["name"]), [cluster])
        control_plane_logs(name, self, cluster.id, logs)
        maintenance(name, self, args["maintenance"], group=args["resource_group"], cluster=physical)
        found = way_in(args["name"], cluster, group=args["resource_group"], tenant=args["tenant"], parent=self)
        self.endpoint, self.kubeconfig = found.endpoint, pulumi.Output.secret(found.kubeconfig)
        self.provider = inside(args["name"], self.kubeconfig, self, depends_on=[cluster])
        self.stand(args)
        self.physical_id, self.node_role = cluster.id, who.nodes.id
        self.oidc_issuer = cluster.oidc_issuer_profile.apply(lambda p: p.issuer_url if p else "")
        self.register()

    def _cluster(
        self, name: str, args: ManagedClusterArgs, who: ClusterIdentities, logs: pulumi.Output[str]
    ) -> aks.ManagedCluster:
        made: dict[str, Any] = {
            "resource_name_": args["name"],
            "resource_group_name": args["resource_group"],
            "node_resource_group": physical_name(args["environment"], args["name"], "nodes", limit=80),
            "location": args["region"],
            "dns_prefix": physical_name(args["environment"], args["name"], limit=54),
            "kubernetes_version": args["kubernetes"],
            "sku": aks.ManagedClusterSKUArgs(name="Base", tier="Free" if args["profile"] == "dev" else "Standard"),
            **_identity(who),
            **_hardened(args, logs),
            "network_profile": settings.network(args),
            "bootstrap_profile": settings.bootstrap(args),
            "agent_pool_profiles": [settings.system_pool(args)],
            "tags": args["tags"],
            **args.get("native", {}),
        }
        opts = child(
            self,
            depends_on=who.roles,
            ready_within="45m",
            protect=args["profile"] != "dev",
            ignore_changes=["agentPoolProfiles[0].count"],
        )
        return aks.ManagedCluster(f"{name}-cluster", opts=opts, **made)


def _identity(who: ClusterIdentities) -> dict[str, Any]:
    """Return who the cluster is: one identity of the control plane, one of the nodes, one for the disks."""
    kubelet = aks.UserAssignedIdentityArgs(
        resource_id=who.nodes.id, client_id=who.nodes.client_id, object_id=who.nodes.principal_id
    )
    return {
        "identity": aks.ManagedClusterIdentityArgs(
            type=aks.ResourceIdentityType.USER_ASSIGNED, user_assigned_identities=[who.control_plane.id]
        ),
        "identity_profile": {"kubeletidentity": kubelet},
        "disk_encryption_set_id": who.disks.id,
    }


def _hardened(args: ManagedClusterArgs, logs: pulumi.Output[str]) -> dict[str, Any]:
    """Return what every profile has."""
    return {
        "enable_rbac": True,
        "disable_local_accounts": True,
        "aad_profile": settings.entra(args),
        "oidc_issuer_profile": aks.ManagedClusterOIDCIssuerProfileArgs(enabled=True),
        "api_server_access_profile": settings.access(args),
        "security_profile": settings.security(args, logs),
        "addon_profiles": settings.add_ons(logs),
        "auto_upgrade_profile": aks.ManagedClusterAutoUpgradeProfileArgs(
            upgrade_channel="patch", node_os_upgrade_channel="NodeImage"
        ),
        "node_resource_group_profile": aks.ManagedClusterNodeResourceGroupProfileArgs(restriction_level="ReadOnly"),
    }
