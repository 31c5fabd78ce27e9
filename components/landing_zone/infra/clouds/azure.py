"""Azure: AKS, its network, keys, stores and identities."""

import pulumi

from landing_zone.infra.azure.resource_group import AzureResourceGroup, AzureResourceGroupArgs
from landing_zone.infra.azure_provider import azure_provider
from landing_zone.infra.clouds.cloud import Cloud, CloudAccountArgs
from landing_zone.infra.clusters.aks_cluster import AksCluster
from landing_zone.infra.identity.azure_workload_identity import AzureWorkloadIdentity
from landing_zone.infra.keys.azure_key import AzureKey
from landing_zone.infra.network.azure_network import AzureNetwork
from landing_zone.infra.pools.aks_node_pool import AksNodePool
from landing_zone.infra.storage.azure_model_store import AzureModelStore


def _group(
    name: str, environment: str, cluster: str, account: CloudAccountArgs, opts: pulumi.ResourceOptions
) -> pulumi.Output[str]:
    args: AzureResourceGroupArgs = {
        "environment": environment,
        "name": cluster,
        "region": account["region"],
        "tags": account["tags"],
    }
    return AzureResourceGroup(name, args, opts).name


CLOUD = Cloud(
    account=azure_provider,
    group=_group,
    key=AzureKey,
    network=AzureNetwork,
    cluster=AksCluster,
    pool=AksNodePool,
    store=AzureModelStore,
    identity=AzureWorkloadIdentity,
    pod_labels={"azure.workload.identity/use": "true"},
)
