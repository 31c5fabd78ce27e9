"""The landing zone: one environment on its clusters."""

from typing import TypedDict, cast

import pulumi

from landing_zone.errors import LandingZoneError
from landing_zone.infra.cluster_platform import ClusterPlatform, ClusterPlatformArgs
from landing_zone.infra.options import child, component
from landing_zone.infra.serving.inference_service import ModelServiceArgs
from landing_zone.infra.serving.model_service import ModelService
from landing_zone.infra.versions import CHARTS, KUBERNETES, incompatibilities


class LandingZoneArgs(TypedDict):
    """Clusters that models are placed on, and the models."""

    clusters: list[ClusterPlatformArgs]
    """Clusters, sorted by name."""
    models: list[ModelServiceArgs]
    """Models, each after those that it waits for."""
    after: dict[str, list[str]]
    """Names of the workloads that a workload waits for."""


class Endpoint(TypedDict):
    """Where a model answers, and where it runs."""

    url: str
    """Address of its API."""
    cluster: str
    """Cluster that it runs in."""
    pool: str
    """Pool that it runs on."""


class LandingZone(pulumi.ComponentResource):
    """Every cluster with its platform, and every placed model on the pool that the plan says."""

    endpoints: pulumi.Output[dict[str, Endpoint]]
    """Endpoints by workload."""

    def __init__(self, name: str, args: LandingZoneArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        if broken := incompatibilities(CHARTS.values(), KUBERNETES):
            raise LandingZoneError(f"the tested versions don't fit together: {'; '.join(broken)}")
        super().__init__("ai-landing-zone:index:LandingZone", name, {}, opts)
        platforms = {
            platform["cluster"]["name"]: ClusterPlatform(platform["cluster"]["name"], platform, child(self))
            for platform in args["clusters"]
        }
        models: dict[str, ModelService] = {}
        for model in args["models"]:
            earlier = [models[other] for other in args["after"].get(model["workload"], []) if other in models]
            platform = platforms[model["cluster"]]
            here = component(self, platform.provider, depends_on=[platform, *earlier])
            models[model["workload"]] = ModelService(f"{model['cluster']}-{model['workload']}", model, here)
        found = pulumi.Output.from_input({name: _endpoint(model) for name, model in models.items()})
        self.endpoints = cast("pulumi.Output[dict[str, Endpoint]]", found)
        self.register_outputs({"endpoints": self.endpoints})


def _endpoint(model: ModelService) -> dict[str, pulumi.Output[str]]:
    return {"url": model.url, "cluster": model.cluster, "pool": model.pool}
