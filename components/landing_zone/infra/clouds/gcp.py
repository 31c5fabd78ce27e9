"""GCP: GKE, its network, keys, stores and service accounts."""

from landing_zone.infra.clouds.cloud import Cloud
from landing_zone.infra.clusters.gke_cluster import GkeCluster
from landing_zone.infra.gcp_provider import gcp_provider
from landing_zone.infra.identity.gcp_workload_identity import GcpWorkloadIdentity
from landing_zone.infra.keys.gcp_key import GcpKey
from landing_zone.infra.network.gcp_network import GcpNetwork
from landing_zone.infra.pools.gke_node_pool import GkeNodePool
from landing_zone.infra.storage.gcp_model_store import GcpModelStore

CLOUD = Cloud(
    account=gcp_provider,
    group=None,
    key=GcpKey,
    network=GcpNetwork,
    cluster=GkeCluster,
    pool=GkeNodePool,
    store=GcpModelStore,
    identity=GcpWorkloadIdentity,
)
