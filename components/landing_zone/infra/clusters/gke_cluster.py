"""A cluster of GKE (Standard), private and hardened."""

from typing import Any

import pulumi
from pulumi_gcp.container import (
    Cluster,
    ClusterDatabaseEncryptionArgs,
    ClusterIpAllocationPolicyArgs,
    ClusterNodeConfigArgs,
    ClusterNodeConfigShieldedInstanceConfigArgs,
    ClusterWorkloadIdentityConfigArgs,
)
from pulumi_gcp.serviceaccount import Account

from landing_zone.infra.after import after
from landing_zone.infra.clusters.exec_kubeconfig import exec_kubeconfig
from landing_zone.infra.clusters.gke_access import administrators, authorized, endpoints, private_cluster
from landing_zone.infra.clusters.gke_maintenance import maintenance_policy
from landing_zone.infra.clusters.gke_nodes import node_account
from landing_zone.infra.clusters.gke_settings import settings
from landing_zone.infra.clusters.inside import inside
from landing_zone.infra.clusters.managed_cluster import ManagedCluster, ManagedClusterArgs
from landing_zone.infra.gcp.labels import gcp_labels
from landing_zone.infra.gcp.ranges import PODS, SERVICES
from landing_zone.infra.options import child

OTHERS_CHANGE = ("initialNodeCount", "nodeConfig", "nodeVersion")
"""Of the pool that the cloud makes with a cluster and that is removed at once."""


class GkeCluster(ManagedCluster):
    """A regional control plane without pools, and the provider for what lies inside.

    The subnet must have secondary ranges called `pods` and `services`. The control plane is regional in every profile,
    which costs no more; in `dev` only the first zone is used where a pool says nothing else.
    """

    def __init__(self, name: str, args: ManagedClusterArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:GkeCluster", name, {}, opts)
        account, grants = node_account(name, args, self)
        cluster = self._cluster(name, args, account)
        admitted = administrators(name, args, cluster, self)
        self._describe(args, cluster)
        self.node_role = after(account.email, grants)
        self.provider = inside(args["name"], self.kubeconfig, self, depends_on=admitted)
        self.register()

    def _cluster(self, name: str, args: ManagedClusterArgs, account: Account) -> Cluster:
        kept = args["profile"] != "dev"
        chosen: dict[str, Any] = {
            "name": args["name"],
            "project": args["account"],
            "location": args["region"],
            "min_master_version": args["kubernetes"],
            "maintenance_policy": maintenance_policy(args["maintenance"]),
            "deletion_protection": kept,
            "resource_labels": gcp_labels(args["tags"]),
            **settings(),
            **_placed(args),
            **_sealed(args),
            **_removed_pool(args, account),
            **args.get("native", {}),
        }
        options = child(self, protect=kept, ignore_changes=OTHERS_CHANGE, ready_within="60m")
        return Cluster(f"{name}-cluster", **chosen, opts=options)

    def _describe(self, args: ManagedClusterArgs, cluster: Cluster) -> None:
        self.stand(args)
        self.physical_id = cluster.name
        self.endpoint = cluster.endpoint.apply(lambda address: f"https://{address}")
        self.oidc_issuer = cluster.id.apply(lambda found: f"https://container.googleapis.com/v1/{found}")
        self.kubeconfig = pulumi.Output.secret(
            pulumi.Output.all(self.endpoint, cluster.master_auth.cluster_ca_certificate).apply(
                lambda known: exec_kubeconfig(args["name"], known[0], known[1], ["gke-gcloud-auth-plugin"])
            )
        )


def _placed(args: ManagedClusterArgs) -> dict[str, Any]:
    """Return where a cluster stands and who reaches it."""
    subnets = pulumi.Output.from_input(args["subnet_ids"])
    return {
        "node_locations": args["zones"][:1] if args["profile"] == "dev" else args["zones"],
        "network": args["network_id"],
        "subnetwork": subnets.apply(lambda found: found[0]),
        "ip_allocation_policy": ClusterIpAllocationPolicyArgs(
            cluster_secondary_range_name=PODS, services_secondary_range_name=SERVICES
        ),
        "private_cluster_config": private_cluster(args["authorized_networks"]),
        "master_authorized_networks_config": authorized(args["authorized_networks"]),
        "control_plane_endpoints_config": endpoints(),
    }


def _sealed(args: ManagedClusterArgs) -> dict[str, Any]:
    """Return the encryption of Secrets, and the pool of identities that pods act under."""
    return {
        "database_encryption": ClusterDatabaseEncryptionArgs(state="ENCRYPTED", key_name=args["key"]),
        "workload_identity_config": ClusterWorkloadIdentityConfigArgs(workload_pool=f"{args['account']}.svc.id.goog"),
    }


def _removed_pool(args: ManagedClusterArgs, account: Account) -> dict[str, Any]:
    """Return the pool that a cluster must begin with: hardened, for the minutes that it lives."""
    shielded = ClusterNodeConfigShieldedInstanceConfigArgs(enable_secure_boot=True, enable_integrity_monitoring=True)
    return {
        "remove_default_node_pool": True,
        "initial_node_count": 1,
        "node_config": ClusterNodeConfigArgs(
            service_account=account.email, boot_disk_kms_key=args["key"], shielded_instance_config=shielded
        ),
    }
