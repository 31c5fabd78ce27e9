"""A cluster that holds placed workloads, with the platform and the tenants that it gets."""

from landing_zone.catalog.place import jurisdictions_of
from landing_zone.config.cluster import Cluster
from landing_zone.config.environment import Platform
from landing_zone.infra.cluster_platform import ClusterPlatformArgs
from landing_zone.infra.clusters.existing_cluster import ExistingClusterArgs
from landing_zone.infra.serving.inference_service import ModelServiceArgs
from landing_zone.infra.serving.model_serving import ModelServingArgs
from landing_zone.infra.serving.runtimes import runtime_for
from landing_zone.infra.tenancy.tenant_namespace import TenantNamespaceArgs
from landing_zone.infra.translation.cloud_clusters import cloud_cluster_args
from landing_zone.infra.translation.pools import accelerator_resources, gpu_operator_args, pool_args
from landing_zone.infra.translation.scope import Scope
from landing_zone.placement.plan import Plan


def cluster_args(scope: Scope, plan: Plan, cluster: Cluster, models: list[ModelServiceArgs]) -> ClusterPlatformArgs:
    """Return the arguments of one cluster that ``models`` run in."""
    platform = scope.environment.platform
    charts = platform.charts or ""
    pools = [pool_args(cluster, pool, scope.catalog) for pool in cluster.pools]
    args: ClusterPlatformArgs = {
        "name": cluster.name,
        "pools": pools,
        "tenants": [_tenant(scope, cluster, name) for name in sorted({m["tenant"] for m in models})],
    }
    if cluster.create is not None:
        args["made"] = cloud_cluster_args(scope, plan, cluster, cluster.create, _jurisdiction(scope, cluster))
    else:
        args["existing"] = _existing(scope, cluster)
    if platform.gpu_operator and _has_nvidia(scope, cluster):
        args["gpu_operator"] = gpu_operator_args(cluster, pools, charts)
    if platform.gateway:
        args["gateway"] = {"cluster": cluster.name, "charts": charts}
    if platform.serving:
        args["serving"] = _serving(cluster, platform, models)
    return args


def _existing(scope: Scope, cluster: Cluster) -> ExistingClusterArgs:
    return {
        "name": cluster.name,
        "site": cluster.site.value,
        "region": cluster.region,
        "jurisdiction": _jurisdiction(scope, cluster),
        "kubeconfig": scope.access.kubeconfig(cluster),
    }


def _jurisdiction(scope: Scope, cluster: Cluster) -> str:
    """Return the widest name of the law that applies: as written, else the region's, else the country's."""
    region = scope.catalog.regions.get(f"{cluster.site}/{cluster.region}")
    if cluster.jurisdiction is not None:
        return cluster.jurisdiction
    if region is not None:
        return region.jurisdiction
    country = cluster.place.country if cluster.place else ""
    names = jurisdictions_of(country)
    return next((name for name in ("EU", "EEA", "UK") if name in names), country)


def _has_nvidia(scope: Scope, cluster: Cluster) -> bool:
    return any(r.startswith("nvidia.com/") for r in accelerator_resources(cluster, scope.catalog))


def _tenant(scope: Scope, cluster: Cluster, name: str) -> TenantNamespaceArgs:
    index, tenant = next((i, t) for i, t in enumerate(scope.environment.tenants) if t.name == name)
    args: TenantNamespaceArgs = {
        "cluster": cluster.name,
        "tenant": tenant.name,
        "owner": tenant.owner,
        "accelerators": tenant.accelerators,
        "accelerator_resources": accelerator_resources(cluster, scope.catalog),
    }
    if tenant.registry_secret is not None:
        args["store_token"] = scope.access.secret(tenant.registry_secret, ("tenants", index, "registry_secret"))
    return args


def _serving(cluster: Cluster, platform: Platform, models: list[ModelServiceArgs]) -> ModelServingArgs:
    used = {runtime_for(m["task"], m["shape"].get("resource")).name for m in models}
    return {
        "cluster": cluster.name,
        "domain": platform.gateway_domain,
        "gateway": platform.gateway,
        "runtimes": sorted(used),
        "charts": platform.charts or "",
    }
