"""Model serving in one cluster: cert-manager, KServe and the serving runtimes."""

from typing import Any, TypedDict

import pulumi
from pulumi_kubernetes.apiextensions import CustomResource

from landing_zone.infra.gateway.model_gateway import CLASS, GATEWAY, NAMESPACE
from landing_zone.infra.labels import metadata
from landing_zone.infra.options import child
from landing_zone.infra.release import release
from landing_zone.infra.serving.runtimes import RUNTIMES, runtime_spec
from landing_zone.infra.versions import SERVING_RUNTIME_API


class ModelServingArgs(TypedDict):
    """How models are served in the cluster."""

    cluster: str
    """Name of the cluster."""
    domain: str
    """Domain below which models get host names."""
    gateway: bool
    """Whether models get routes on the cluster's Gateway."""
    runtimes: list[str]
    """Names of the serving runtimes that the cluster's models use."""
    charts: str
    """Mirror of the charts: a directory or an `oci://` folder; empty = the projects' own repositories."""


def kserve_values(args: ModelServingArgs) -> dict[str, Any]:
    """Return the values of `kserve-resources`: Standard mode, routes by Gateway API, no token in model pods."""
    return {
        "kserve": {
            "controller": {
                "deploymentMode": "Standard",
                "gateway": _gateway(args),
                "resources": {
                    "requests": {"cpu": "100m", "memory": "512Mi"},
                    "limits": {"cpu": "1", "memory": "1Gi"},
                },
            },
            "security": {"autoMountServiceAccountToken": False},
            "storage": {
                "resources": {
                    "requests": {"cpu": "100m", "memory": "512Mi"},
                    "limits": {"cpu": "2", "memory": "4Gi"},
                }
            },
        }
    }


def _gateway(args: ModelServingArgs) -> dict[str, Any]:
    ingress = {
        "enableGatewayApi": args["gateway"],
        "kserveGateway": f"{NAMESPACE}/{GATEWAY}",
        "createGateway": False,
        "className": CLASS,
    }
    return {
        "domain": args["domain"],
        "urlScheme": "http",
        "disableIstioVirtualHost": True,
        "disableIngressCreation": not args["gateway"],
        "ingressGateway": ingress,
    }


class ModelServing(pulumi.ComponentResource):
    """cert-manager, then KServe's definitions and controller, then the runtimes that its webhook admits."""

    def __init__(self, name: str, args: ModelServingArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:ModelServing", name, {}, opts)
        cluster, mirror = args["cluster"], args["charts"]
        certificates = release(
            f"{cluster}-cert-manager",
            "cert-manager",
            {"crds": {"enabled": True, "keep": False}},
            child(self),
            mirror,
        )
        definitions = release(f"{cluster}-kserve-crd", "kserve-crd", {}, child(self), mirror)
        controller = release(
            f"{cluster}-kserve-resources",
            "kserve-resources",
            kserve_values(args),
            child(self, depends_on=[certificates, definitions]),
            mirror,
        )
        for runtime in args["runtimes"]:
            CustomResource(
                f"{cluster}-{runtime}",
                api_version=SERVING_RUNTIME_API,
                kind="ClusterServingRuntime",
                metadata=metadata(RUNTIMES[runtime].object_name),
                spec=runtime_spec(RUNTIMES[runtime]),
                opts=child(self, depends_on=[controller]),
            )
        self.register_outputs({})
