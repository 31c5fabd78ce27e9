"""The landing zone: one environment on its clusters."""

from typing import NotRequired, TypedDict, cast

import pulumi

from landing_zone.errors import LandingZoneError
from landing_zone.infra.cluster_platform import ClusterPlatform, ClusterPlatformArgs
from landing_zone.infra.model_identities import ModelIdentities
from landing_zone.infra.options import child, component
from landing_zone.infra.serving.inference_service import ModelServiceArgs
from landing_zone.infra.serving.model_service import ModelService
from landing_zone.infra.versions import CHARTS, KUBERNETES, incompatibilities


class Endpoint(TypedDict):
    """Where a model answers, and where it runs: in a cluster, or at a managed endpoint."""

    url: NotRequired[str]
    """Address of its API; of a managed endpoint the pattern of its host, where that is known."""
    cluster: NotRequired[str]
    """Cluster that it runs in."""
    pool: NotRequired[str]
    """Pool that it runs on."""
    endpoint: NotRequired[str]
    """The environment's name of the managed endpoint that serves it."""
    provider: NotRequired[str]
    """Who runs that endpoint, by the catalog's name."""
    region: NotRequired[str]
    """Cloud and region in which it is called."""
    model: NotRequired[str]
    """The provider's name of the model."""


class LandingZoneArgs(TypedDict):
    """Clusters that models are placed on, and the models."""

    clusters: list[ClusterPlatformArgs]
    """Clusters, sorted by name."""
    models: list[ModelServiceArgs]
    """Models, each after those that it waits for."""
    after: dict[str, list[str]]
    """Names of the workloads that a workload waits for."""
    managed: NotRequired[dict[str, Endpoint]]
    """Endpoints of the workloads that a cloud serves, by workload; nothing is made for them."""


class LandingZone(pulumi.ComponentResource):
    """Every cluster with its platform, and every placed model on the pool that the plan says."""

    endpoints: pulumi.Output[dict[str, Endpoint]]
    """Endpoints by workload."""

    def __init__(self, name: str, args: LandingZoneArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        if broken := incompatibilities(CHARTS.values(), KUBERNETES):
            raise LandingZoneError(f"the tested versions don't fit together: {'; '.join(broken)}")
        super().__init__("ai-landing-zone:index:LandingZone", name, {}, opts)
        platforms = {
            platform["name"]: ClusterPlatform(platform["name"], platform, child(self)) for platform in args["clusters"]
        }
        identities = ModelIdentities(self, platforms)
        models: dict[str, ModelService] = {}
        for model in args["models"]:
            earlier = [models[other] for other in args["after"].get(model["workload"], []) if other in models]
            platform = platforms[model["cluster"]]
            here = component(self, platform.provider, depends_on=[platform, *earlier])
            name = f"{model['cluster']}-{model['workload']}"
            models[model["workload"]] = ModelService(name, identities.of(model, platform), here)
        placed = {name: _endpoint(model) for name, model in models.items()}
        found = pulumi.Output.from_input({**placed, **args.get("managed", {})})
        self.endpoints = cast("pulumi.Output[dict[str, Endpoint]]", found)
        self.register_outputs({"endpoints": self.endpoints})


def _endpoint(model: ModelService) -> dict[str, pulumi.Output[str]]:
    return {"url": model.url, "cluster": model.cluster, "pool": model.pool}
