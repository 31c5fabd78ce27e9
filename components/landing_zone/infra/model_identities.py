"""Who models are to the clouds that their clusters stand in."""

from collections.abc import Mapping
from typing import cast

import pulumi

from landing_zone.infra.cluster_platform import ClusterPlatform
from landing_zone.infra.clusters.cloud_cluster import CloudCluster, place
from landing_zone.infra.identity.workload_identity import WorkloadIdentityArgs
from landing_zone.infra.serving.inference_service import ModelServiceArgs
from landing_zone.infra.storage.model_store import ModelStore


class ModelIdentities:
    """Makes the identity of each model in a cluster that is made in a cloud: it reads its own models, nothing else."""

    def __init__(self, parent: pulumi.Resource, platforms: Mapping[str, ClusterPlatform]) -> None:
        self._parent = parent
        made = [platform.made for platform in platforms.values() if platform.made is not None]
        self._keepers = {place(cluster.args): cluster for cluster in made if cluster.model_store is not None}
        for cluster in made:
            if place(cluster.args) in self._keepers:
                cluster.network.reach("models", self._store(cluster).store_id)

    def of(self, model: ModelServiceArgs, platform: ClusterPlatform) -> ModelServiceArgs:
        """Return the model's arguments with its identity, made here; unchanged where the cluster is in no cloud."""
        cluster = platform.made
        if cluster is None:
            return model
        name = f"{model['cluster']}-{model['workload']}-identity"
        opts = pulumi.ResourceOptions(parent=self._parent, providers=[cluster.account])
        identity = cluster.cloud.identity(name, self._args(model, cluster), opts)
        token, labels = model.get("store_token", False), dict(cluster.cloud.pod_labels)
        return {
            **model,
            "identity": {"annotations": identity.annotations, "labels": labels, "store_token": token},
        }

    def _args(self, model: ModelServiceArgs, cluster: CloudCluster) -> WorkloadIdentityArgs:
        args = {
            **cluster.common(),
            "cluster": cluster.cluster.physical_id,
            "cluster_name": cluster.args["name"],
            "workload": model["workload"],
            "namespace": model["tenant"],
            "service_account": model["workload"],
            "oidc_issuer": cluster.cluster.oidc_issuer,
            "store": self._store(cluster).store_id,
            "prefix": f"{model['workload']}/",
            "key": self._keepers[place(cluster.args)].key,
        }
        return cast("WorkloadIdentityArgs", args)

    def _store(self, cluster: CloudCluster) -> ModelStore:
        """Return the store of the cluster's place, which another cluster may have brought."""
        store = self._keepers[place(cluster.args)].model_store
        assert store is not None
        return store
