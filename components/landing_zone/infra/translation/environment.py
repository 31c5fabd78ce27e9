"""A planned environment as the arguments of the LandingZone."""

from graphlib import TopologicalSorter

from landing_zone.config.document import Inputs
from landing_zone.infra.cluster_platform import ClusterPlatformArgs
from landing_zone.infra.clusters.cloud_cluster import keepers, place
from landing_zone.infra.landing_zone import LandingZoneArgs
from landing_zone.infra.serving.inference_service import ModelServiceArgs
from landing_zone.infra.translation.clusters import cluster_args
from landing_zone.infra.translation.endpoints import managed_endpoints
from landing_zone.infra.translation.models import model_args
from landing_zone.infra.translation.scope import Scope
from landing_zone.placement.plan import Plan, Status


def landing_zone_args(scope: Scope, plan: Plan) -> LandingZoneArgs:
    """Return the arguments for what the plan placed or sent away; a cluster without a placed model gets nothing.

    Raises:
        InputError: a secret or kubeconfig is missing, or a host name would be too long.
    """
    models = _models(scope, plan)
    return {
        "clusters": _clusters(scope, plan, models),
        "models": models if scope.environment.platform.serving else [],
        "managed": managed_endpoints(scope, plan),
        "after": {w.value.name: list(w.value.after) for w in scope.inputs.workloads if w.value.after},
    }


def _clusters(scope: Scope, plan: Plan, models: list[ModelServiceArgs]) -> list[ClusterPlatformArgs]:
    found = [
        cluster_args(scope, plan, cluster, here)
        for cluster in sorted(scope.environment.clusters, key=lambda c: c.name)
        if (here := [m for m in models if m["cluster"] == cluster.name])
    ]
    made = [platform["made"] for platform in found if "made" in platform]
    keeping = keepers(made)
    for cluster in made:
        cluster["store"] = keeping[place(cluster)] == cluster["name"]
    return found


def _models(scope: Scope, plan: Plan) -> list[ModelServiceArgs]:
    workloads = {w.value.name: w for w in scope.inputs.workloads}
    placed = {d.workload: d for d in plan.decisions if d.status is Status.PLACED}
    return [model_args(scope, workloads[name], placed[name]) for name in _order(scope.inputs) if name in placed]


def _order(inputs: Inputs) -> list[str]:
    """Return the workloads' names so that each comes after those that it waits for; else by alphabet."""
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for workload in inputs.workloads:
        sorter.add(workload.value.name, *workload.value.after)
    return list(sorter.static_order())
