"""A workload at a managed endpoint: told among the endpoints, made nowhere."""

import dataclasses
from typing import Any

import pytest

from landing_zone.config.document import Document
from landing_zone.config.managed import ManagedEndpoint
from landing_zone.infra.landing_zone import LandingZone
from landing_zone.infra.translation.environment import landing_zone_args
from landing_zone.infra.translation.scope import Scope
from landing_zone.placement.plan import Plan, Status

OFFERS = {
    "azure": ("azure-openai/eu/gpt-4.1-nano/token", "azure/swedencentral", "https://<account>.openai.azure.com"),
    "aws": (
        "bedrock/eu/amazon.nova-lite-v1:0/token",
        "aws/eu-central-1",
        "https://bedrock-runtime.eu-central-1.amazonaws.com",
    ),
}


@pytest.fixture(params=OFFERS)
def sent_away(request: pytest.FixtureRequest, scope: Scope, plan: Plan) -> tuple[Scope, Plan, str]:
    """The environment with an endpoint, to which `assistant` is sent."""
    offer, region, url = OFFERS[request.param]
    endpoint = ManagedEndpoint.model_validate({"name": "gpt", "offer": offer, "region": region})
    document = scope.inputs.environment
    environment = Document(document.value.model_copy(update={"managed": (endpoint,)}), document.source)
    there = {"status": Status.MANAGED, "endpoint": "gpt", "cluster": None, "pool": None, "shape": None, "replicas": 0}
    decisions = tuple(d.model_copy(update=there) if d.workload == "assistant" else d for d in plan.decisions)
    inputs = dataclasses.replace(scope.inputs, environment=environment)
    return dataclasses.replace(scope, inputs=inputs), plan.model_copy(update={"decisions": decisions}), url


def test_the_endpoint_is_told_with_what_a_caller_needs(sent_away: tuple[Scope, Plan, str]) -> None:
    """Provider, region, model and host; no key."""
    scope, plan, url = sent_away
    told = landing_zone_args(scope, plan)["managed"]["assistant"]
    offer = scope.catalog.managed_offers[scope.environment.managed[0].offer]
    assert told == {
        "endpoint": "gpt",
        "provider": offer.provider,
        "region": scope.environment.managed[0].region,
        "model": offer.model,
        "url": url,
    }


def test_nothing_is_made_for_it(sent_away: tuple[Scope, Plan, str], registered: Any) -> None:
    """No resource names the workload; it is among the outputs beside the placed ones."""
    scope, plan, _ = sent_away
    args = landing_zone_args(scope, plan)
    zone: list[LandingZone] = []
    resources = registered(lambda: zone.append(LandingZone("test", args)))
    assert not [r.name for r in resources if "assistant" in r.name]
    assert {m["workload"] for m in args["models"]} == {"notes", "scans"}


def test_without_a_managed_decision_there_is_none(scope: Scope, plan: Plan) -> None:
    """An empty table."""
    assert landing_zone_args(scope, plan)["managed"] == {}
