"""The way in for requests."""

from typing import Any

from landing_zone.infra.gateway.model_gateway import ModelGateway


def test_class_then_gateway_after_the_controller(registered: Any) -> None:
    """Each waits until the one before is accepted."""
    made = registered(lambda: ModelGateway("site-gateway", {"cluster": "site", "charts": ""}))
    controller, gateway_class, gateway = (r for r in made if r.custom)
    assert (controller.inputs["name"], gateway_class.inputs["kind"]) == ("gateway-helm", "GatewayClass")
    assert controller.urn in gateway_class.dependencies
    assert gateway_class.urn in gateway.dependencies
    assert gateway_class.inputs["metadata"]["annotations"]["pulumi.com/waitFor"] == "condition=Accepted"


def test_kserves_gateway_takes_routes_from_every_tenant(registered: Any) -> None:
    """Under the name that KServe's values refer to."""
    made = registered(lambda: ModelGateway("site-gateway", {"cluster": "site", "charts": ""}))
    gateway = next(r.inputs for r in made if r.inputs.get("kind") == "Gateway")
    assert (gateway["metadata"]["namespace"], gateway["metadata"]["name"]) == ("kserve", "kserve-ingress-gateway")
    (listener,) = gateway["spec"]["listeners"]
    assert listener["port"] == 80
    assert listener["allowedRoutes"] == {"namespaces": {"from": "All"}}
