"""KServe in one cluster."""

from typing import Any

import pytest

from landing_zone.infra.chart_values import check_values
from landing_zone.infra.serving.model_serving import ModelServing, ModelServingArgs, kserve_values

ARGS: ModelServingArgs = {
    "cluster": "site",
    "domain": "models.example",
    "gateway": True,
    "runtimes": ["triton", "vllm"],
    "charts": "",
}


@pytest.mark.parametrize("gateway", [True, False])
def test_routes_follow_the_gateway(gateway: bool) -> None:
    """Without a Gateway KServe makes no routes, or models would never be ready."""
    values = kserve_values({**ARGS, "gateway": gateway})["kserve"]["controller"]
    assert values["deploymentMode"] == "Standard"
    assert values["gateway"]["ingressGateway"]["enableGatewayApi"] is gateway
    assert values["gateway"]["disableIngressCreation"] is not gateway
    assert values["gateway"]["domain"] == "models.example"


def test_the_chart_knows_every_value() -> None:
    """None is misspelt."""
    check_values("kserve-resources", kserve_values(ARGS))


def test_only_the_runtimes_in_use_are_made(registered: Any) -> None:
    """After the controller, whose webhook admits them."""
    made = registered(lambda: ModelServing("site-serving", ARGS))
    controller = next(r for r in made if r.name == "site-kserve-resources")
    runtimes = [r for r in made if r.type.endswith(":ClusterServingRuntime")]
    assert [r.inputs["metadata"]["name"] for r in runtimes] == ["ai-landing-zone-triton", "ai-landing-zone-vllm"]
    assert all(controller.urn in r.dependencies for r in runtimes)
