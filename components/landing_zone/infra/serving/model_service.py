"""One model in one cluster."""

import pulumi
from pulumi_kubernetes.apiextensions import CustomResource

from landing_zone.infra.labels import metadata
from landing_zone.infra.options import child
from landing_zone.infra.serving.inference_service import (
    ModelServiceArgs,
    host,
    service_annotations,
    service_labels,
    service_spec,
)
from landing_zone.infra.serving.model_identity import service_account
from landing_zone.infra.versions import INFERENCE_SERVICE_API

READY_WITHIN = "45m"
"""Pulling an image of 10 GB and loading weights of 140 GB take their time."""


class ModelService(pulumi.ComponentResource):
    """A model as an InferenceService, on the pool and in the shape that the plan says."""

    url: pulumi.Output[str]
    """Where it answers."""
    cluster: pulumi.Output[str]
    """Cluster that it runs in."""
    pool: pulumi.Output[str]
    """Pool that it runs on."""

    def __init__(self, name: str, args: ModelServiceArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:ModelService", name, {}, opts)
        own = (
            [service_account(name, args["workload"], args["tenant"], args["identity"], self)]
            if "identity" in args
            else []
        )
        CustomResource(
            name,
            api_version=INFERENCE_SERVICE_API,
            kind="InferenceService",
            metadata=metadata(
                args["workload"], args["tenant"], service_labels(args), service_annotations(args), ready_when="Ready"
            ),
            spec=service_spec(args),
            opts=child(self, depends_on=own, ready_within=READY_WITHIN),
        )
        self.url = pulumi.Output.from_input(f"http://{host(args)}")
        self.cluster = pulumi.Output.from_input(args["cluster"])
        self.pool = pulumi.Output.from_input(args["pool"])
        self.register_outputs({"url": self.url, "cluster": self.cluster, "pool": self.pool})
