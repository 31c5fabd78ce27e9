"""One cluster with everything that models need around them."""

from typing import NotRequired, TypedDict

import pulumi
from pulumi_kubernetes import Provider

from landing_zone.infra.accelerators.accelerator_pool import AcceleratorPool, AcceleratorPoolArgs
from landing_zone.infra.accelerators.gpu_operator import GpuOperator, GpuOperatorArgs
from landing_zone.infra.accelerators.workload_priorities import WorkloadPriorities
from landing_zone.infra.clusters.cloud_cluster import CloudCluster, CloudClusterArgs
from landing_zone.infra.clusters.existing_cluster import ExistingCluster, ExistingClusterArgs
from landing_zone.infra.gateway.model_gateway import ModelGateway, ModelGatewayArgs
from landing_zone.infra.options import child, component
from landing_zone.infra.serving.model_serving import ModelServing, ModelServingArgs
from landing_zone.infra.tenancy.platform_namespaces import PlatformNamespaces
from landing_zone.infra.tenancy.tenant_namespace import TenantNamespace, TenantNamespaceArgs


class ClusterPlatformArgs(TypedDict):
    """A cluster and the parts that it gets; an absent part is not installed."""

    name: str
    """Name of the cluster."""
    existing: NotRequired[ExistingClusterArgs]
    """The cluster, where it is there already."""
    made: NotRequired[CloudClusterArgs]
    """The cluster, where it is to be made in a cloud."""
    pools: list[AcceleratorPoolArgs]
    """Its pools."""
    tenants: list[TenantNamespaceArgs]
    """Teams that get a namespace."""
    gpu_operator: NotRequired[GpuOperatorArgs]
    """The GPU Operator, where there are NVIDIA accelerators."""
    gateway: NotRequired[ModelGatewayArgs]
    """The way in for requests."""
    serving: NotRequired[ModelServingArgs]
    """Model serving."""


class ClusterPlatform(pulumi.ComponentResource):
    """A cluster's pools, GPU Operator, gateway, model serving and tenants, in the order that they need each other."""

    name: pulumi.Output[str]
    """Name of the cluster."""

    def __init__(self, name: str, args: ClusterPlatformArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:ClusterPlatform", name, {}, opts)
        self._name = args["name"]
        self.made = CloudCluster(f"{self._name}-cloud", args["made"], child(self)) if "made" in args else None
        self.provider, self.name = self._cluster(args)
        namespaces = self._namespaces(args)
        self._accelerators(args, namespaces)
        self._serving(args, namespaces)
        for tenant in args["tenants"]:
            TenantNamespace(f"{self._name}-{tenant['tenant']}", tenant, component(self, self.provider))
        self.register_outputs({"name": self.name})

    def _cluster(self, args: ClusterPlatformArgs) -> tuple[Provider, pulumi.Output[str]]:
        if self.made is not None:
            return self.made.cluster.provider, self.made.cluster.name
        cluster = ExistingCluster(self._name, args["existing"], child(self))
        return cluster.provider, cluster.name

    def _namespaces(self, args: ClusterPlatformArgs) -> PlatformNamespaces:
        needed = {
            "gpu-operator": "gpu_operator" in args,
            "envoy-gateway-system": "gateway" in args,
            "kserve": "gateway" in args or "serving" in args,
            "cert-manager": "serving" in args,
        }
        return PlatformNamespaces(
            f"{self._name}-namespaces",
            {"cluster": self._name, "namespaces": [name for name, wanted in needed.items() if wanted]},
            component(self, self.provider, depends_on=[self.made] if self.made else []),
        )

    def _accelerators(self, args: ClusterPlatformArgs, namespaces: PlatformNamespaces) -> None:
        here = component(self, self.provider)
        WorkloadPriorities(f"{self._name}-priorities", {"cluster": self._name}, here)
        pools = [AcceleratorPool(f"{self._name}-{pool['name']}", pool, here) for pool in args["pools"]]
        if "gpu_operator" in args:
            after = component(self, self.provider, depends_on=[namespaces, *pools])
            GpuOperator(f"{self._name}-gpu-operator", args["gpu_operator"], after)

    def _serving(self, args: ClusterPlatformArgs, namespaces: PlatformNamespaces) -> None:
        before: list[pulumi.Resource] = [namespaces]
        if "gateway" in args:
            after = component(self, self.provider, depends_on=before)
            before.append(ModelGateway(f"{self._name}-gateway", args["gateway"], after))
        if "serving" in args:
            after = component(self, self.provider, depends_on=before)
            ModelServing(f"{self._name}-serving", args["serving"], after)
