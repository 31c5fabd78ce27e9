"""AWS: EKS, its network, keys, stores and roles."""

from landing_zone.infra.aws_provider import aws_provider
from landing_zone.infra.clouds.cloud import Cloud
from landing_zone.infra.clusters.eks_cluster import EksCluster
from landing_zone.infra.identity.aws_workload_identity import AwsWorkloadIdentity
from landing_zone.infra.keys.aws_key import AwsKey
from landing_zone.infra.network.aws_network import AwsNetwork
from landing_zone.infra.pools.eks_karpenter_pool import EksKarpenterPool
from landing_zone.infra.pools.eks_node_pool import EksNodePool
from landing_zone.infra.storage.aws_model_store import AwsModelStore

CLOUD = Cloud(
    account=aws_provider,
    group=None,
    key=AwsKey,
    network=AwsNetwork,
    cluster=EksCluster,
    pool=EksNodePool,
    karpenter_pool=EksKarpenterPool,
    store=AwsModelStore,
    identity=AwsWorkloadIdentity,
)
