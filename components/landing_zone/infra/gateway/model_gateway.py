"""The way in for requests: Envoy Gateway, and the Gateway that every model's route hangs on."""

from typing import TypedDict

import pulumi
from pulumi_kubernetes.apiextensions import CustomResource

from landing_zone.infra.labels import metadata
from landing_zone.infra.options import child
from landing_zone.infra.release import release
from landing_zone.infra.versions import GATEWAY_API

CLASS = "envoy"
NAMESPACE = "kserve"
GATEWAY = "kserve-ingress-gateway"
CONTROLLER = "gateway.envoyproxy.io/gatewayclass-controller"


class ModelGatewayArgs(TypedDict):
    """The gateway of one cluster."""

    cluster: str
    """Name of the cluster."""
    charts: str
    """Mirror of the charts: a directory or an `oci://` folder; empty = the projects' own repositories."""


class ModelGateway(pulumi.ComponentResource):
    """Envoy Gateway with the Gateway API's definitions, one class, and one Gateway that listens on port 80."""

    gateway: pulumi.Output[str]
    """`<namespace>/<name>` of the Gateway."""

    def __init__(self, name: str, args: ModelGatewayArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:ModelGateway", name, {}, opts)
        cluster = args["cluster"]
        controller = release(
            f"{cluster}-gateway-helm",
            "gateway-helm",
            {"crds": {"enabled": True}, "deployment": {"replicas": 2}, "podDisruptionBudget": {"minAvailable": 1}},
            child(self),
            args["charts"],
        )
        gateway_class = CustomResource(
            f"{cluster}-{CLASS}",
            api_version=GATEWAY_API,
            kind="GatewayClass",
            metadata=metadata(CLASS, ready_when="Accepted"),
            spec={"controllerName": CONTROLLER},
            opts=child(self, depends_on=[controller]),
        )
        CustomResource(
            f"{cluster}-{GATEWAY}",
            api_version=GATEWAY_API,
            kind="Gateway",
            metadata=metadata(GATEWAY, NAMESPACE, ready_when="Programmed"),
            spec={"gatewayClassName": CLASS, "listeners": [http_listener()]},
            opts=child(self, depends_on=[gateway_class]),
        )
        self.gateway = pulumi.Output.from_input(f"{NAMESPACE}/{GATEWAY}")
        self.register_outputs({"gateway": self.gateway})


def http_listener() -> dict[str, object]:
    """Return the listener for plain HTTP, open to routes from every namespace."""
    return {
        "name": "http",
        "port": 80,
        "protocol": "HTTP",
        "allowedRoutes": {"namespaces": {"from": "All"}},
    }
