"""GCP: GKE, its network, keys, stores and service accounts."""

import pulumi

from landing_zone.infra.clouds.cloud import Cloud, CloudAccountArgs
from landing_zone.infra.clusters.gke_cluster import GkeCluster
from landing_zone.infra.gcp_provider import GcpProviderArgs, gcp_provider
from landing_zone.infra.identity.gcp_workload_identity import GcpWorkloadIdentity
from landing_zone.infra.keys.gcp_key import GcpKey
from landing_zone.infra.network.gcp_network import GcpNetwork
from landing_zone.infra.pools.gke_node_pool import GkeNodePool
from landing_zone.infra.storage.gcp_model_store import GcpModelStore


def _account(name: str, args: CloudAccountArgs, opts: pulumi.ResourceOptions | None = None) -> pulumi.ProviderResource:
    settings: GcpProviderArgs = {"project": args["id"], "region": args["region"], "tags": args["tags"]}
    if "role" in args:
        settings["service_account"] = args["role"]
    return gcp_provider(name, settings, opts)


CLOUD = Cloud(
    account=_account,
    group=None,
    key=GcpKey,
    network=GcpNetwork,
    cluster=GkeCluster,
    pool=GkeNodePool,
    store=GcpModelStore,
    identity=GcpWorkloadIdentity,
)
