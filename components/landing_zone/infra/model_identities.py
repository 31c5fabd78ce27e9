"""Who models are to the clouds that their clusters stand in."""

from collections.abc import Mapping
from typing import cast

import pulumi

from landing_zone.infra.clouds.cloud import cloud_of
from landing_zone.infra.cluster_platform import ClusterPlatform, ClusterPlatformArgs
from landing_zone.infra.clusters.cloud_cluster import CloudCluster, CloudClusterArgs, Place, place
from landing_zone.infra.identity.workload_identity import WorkloadIdentityArgs
from landing_zone.infra.serving.inference_service import ModelServiceArgs


class ModelIdentities:
    """Makes the identity of each model in a cluster that is made in a cloud: it reads its own models, nothing else."""

    def __init__(
        self, parent: pulumi.Resource, clusters: list[ClusterPlatformArgs], platforms: Mapping[str, ClusterPlatform]
    ) -> None:
        self._parent = parent
        self._made = {cluster["name"]: cluster["made"] for cluster in clusters if "made" in cluster}
        self._stores: dict[Place, CloudCluster] = {}
        for name, made in self._made.items():
            cluster = platforms[name].made
            if cluster is not None and cluster.model_store is not None:
                self._stores[place(made)] = cluster
        self._reach_stores(platforms)

    def _reach_stores(self, platforms: Mapping[str, ClusterPlatform]) -> None:
        """Have each cluster reach the store of its place, which another cluster may have brought."""
        for name, made in self._made.items():
            cluster, keeper = platforms[name].made, self._stores.get(place(made))
            if cluster is not None and keeper is not None and keeper.model_store is not None:
                cluster.network.reach("models", keeper.model_store.store_id)

    def of(self, model: ModelServiceArgs, platform: ClusterPlatform) -> ModelServiceArgs:
        """Return the model's arguments with its identity, made here; unchanged where the cluster is in no cloud."""
        made = self._made.get(model["cluster"])
        if made is None or platform.made is None:
            return model
        cloud = cloud_of(made["site"])
        name = f"{model['cluster']}-{model['workload']}-identity"
        opts = pulumi.ResourceOptions(parent=self._parent, providers=[platform.made.account])
        identity = cloud.identity(name, self._args(model, made, platform.made), opts)
        token = model.get("store_token", False)
        labels = dict(cloud.pod_labels)
        return {
            **model,
            "identity": {"annotations": identity.annotations, "labels": labels, "store_token": token},
        }

    def _args(self, model: ModelServiceArgs, made: CloudClusterArgs, cluster: CloudCluster) -> WorkloadIdentityArgs:
        keeper = self._stores[place(made)]
        assert keeper.model_store is not None
        group = {"resource_group": cluster.group} if cluster.group is not None else {}
        args = {
            "environment": made["environment"],
            "cluster": cluster.cluster.physical_id,
            "cluster_name": made["name"],
            "workload": model["workload"],
            "namespace": model["tenant"],
            "service_account": model["workload"],
            "account": made["account"]["id"],
            "region": made["account"]["region"],
            "oidc_issuer": cluster.cluster.oidc_issuer,
            "store": keeper.model_store.store_id,
            "prefix": f"{model['workload']}/",
            "key": keeper.key,
            "tags": made["account"]["tags"],
            **group,
        }
        return cast("WorkloadIdentityArgs", args)
