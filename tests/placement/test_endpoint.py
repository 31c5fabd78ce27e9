"""What a workload asks of an endpoint, what it pays, and when tokens or units are the cheaper way."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.provisioned import RequestTokens, break_even
from landing_zone.config.document import Inputs
from landing_zone.placement.endpoint import EndpointSite, endpoint_sites, use_of
from landing_zone.placement.plan import Decision, Plan, Status
from landing_zone.placement.solve import make_plan

Project = Callable[..., Inputs]
TOKENS, UNITS = "azure-openai/eu/gpt-5.4/token", "azure-openai/eu/gpt-5.4/unit-1-year"
REGION = "azure/swedencentral"
BOTH = [{"name": "tokens", "offer": TOKENS, "region": REGION}, {"name": "units", "offer": UNITS, "region": REGION}]
DEAR_POOL = {"name": "l4", "accelerator": "L4", "per_node": 1, "vcpu": 16, "memory_gib": 64, "nodes": {"max": 4}}
CLUSTERS = [
    {"name": "ohio", "site": "aws", "region": "us-east-2", "pools": [{**DEAR_POOL, "price_usd_per_hour": 900.0}]}
]


def traffic(requests_per_second: float, **fields: Any) -> dict[str, Any]:
    """Requests of 1,000 tokens in and 200 out."""
    users = [{"region": "azure/germanywestcentral", "share": 1}]
    rate = {"requests_per_second": requests_per_second, "input_tokens": 1000, "output_tokens": 200}
    return {**rate, "users": users, **fields}


def planned(project: Project, catalog: Catalog, rates: dict[str, float], **fields: Any) -> Plan:
    """The plan for workloads by their rates that either endpoint may serve, without a margin."""
    managed = {"managed": ["tokens", "units"]}
    workloads = {name: {**managed, "traffic": traffic(rate, **fields)} for name, rate in rates.items()}
    return make_plan(project(workloads, clusters=CLUSTERS, managed=BOTH, demand_margin=1), catalog)


def served(plan: Plan) -> list[str | None]:
    """Endpoints by workload."""
    assert all(decision.status is Status.MANAGED for decision in plan.decisions)
    return [decision.endpoint for decision in plan.decisions]


def sites(project: Project, catalog: Catalog, managed: list[dict[str, Any]]) -> dict[str, EndpointSite]:
    """The endpoints of an environment by name."""
    environment = project({"w": {}}, managed=managed).environment.value
    return {site.name: site for site in endpoint_sites(environment, catalog)}


def test_tokens_count_in_the_busy_hour_and_are_paid_in_the_average(project: Project, catalog: Catalog) -> None:
    """The quota sees the margin; the bill sees the average hour, with what the cache serves at its price."""
    inputs = project({"w": {"traffic": traffic(2, average_share=0.25, cached_share=0.5)}}, managed=BOTH)
    site = {s.name: s for s in endpoint_sites(inputs.environment.value, catalog)}["tokens"]
    use = use_of(site, inputs.workloads[0].value, inputs.environment.value)
    assert use.tokens_per_minute == pytest.approx(2 * 1.35 * 60 * 1200)
    offer = catalog.managed_offers[TOKENS]
    price_in, price_out = offer.input_usd_per_million_tokens or 0, offer.output_usd_per_million_tokens or 0
    cached = offer.cached_input_usd_per_million_tokens or 0
    request = (500 * price_in + 500 * cached + 200 * price_out) / 1e6
    assert use.tokens_usd_per_hour == pytest.approx(2 * 0.25 * 3600 * request)
    assert use.units == 0


def test_units_follow_from_the_busy_hour(project: Project, catalog: Catalog) -> None:
    """Output weighs more; units are not rounded, as workloads share them."""
    inputs = project({"w": {"traffic": traffic(2)}}, managed=BOTH)
    site = {s.name: s for s in endpoint_sites(inputs.environment.value, catalog)}["units"]
    use, offer = use_of(site, inputs.workloads[0].value, inputs.environment.value), catalog.managed_offers[UNITS]
    weighed = 1000 + 200 * (offer.unit_output_weight or 1)
    assert use.units == pytest.approx(2 * 1.35 * 60 * weighed / (offer.unit_tokens_per_minute or 0))
    assert use.tokens_usd_per_hour == 0


@pytest.mark.parametrize(("part", "endpoint"), [(0.95, "tokens"), (1.05, "units")])
def test_below_the_break_even_tokens_are_cheaper(
    project: Project, catalog: Catalog, part: float, endpoint: str
) -> None:
    """The rate at which the fewest units cost as much as tokens decides, to within a part of it."""
    offers, request = catalog.managed_offers, RequestTokens(1000, 200)
    even = break_even(offers[UNITS], offers[TOKENS], request)
    rate = even.requests_per_second * part
    assert rate < even.capacity_requests_per_second
    assert served(planned(project, catalog, {"w": rate})) == [endpoint]


def test_workloads_share_units(project: Project, catalog: Catalog) -> None:
    """Alone each is below the break-even; together they are above it, on the fewest units that are sold."""
    even = break_even(catalog.managed_offers[UNITS], catalog.managed_offers[TOKENS], RequestTokens(1000, 200))
    rate = even.requests_per_second * 0.55
    assert served(planned(project, catalog, {"a": rate})) == ["tokens"]
    plan = planned(project, catalog, {"a": rate, "b": rate})
    assert served(plan) == ["units", "units"]
    use = next(use for use in plan.endpoints if use.endpoint == "units")
    assert use.units == even.units
    assert use.cost_usd_per_hour == pytest.approx(even.unit_cost_usd_per_hour)
    assert sum(d.cost_usd_per_hour for d in plan.decisions) == pytest.approx(even.unit_cost_usd_per_hour, abs=1e-3)


def test_quiet_hours_make_tokens_cheaper(project: Project, catalog: Catalog) -> None:
    """Units are paid by day and night, tokens when they are used."""
    even = break_even(catalog.managed_offers[UNITS], catalog.managed_offers[TOKENS], RequestTokens(1000, 200))
    rate = even.requests_per_second * 1.05
    assert served(planned(project, catalog, {"w": rate}, average_share=0.5)) == ["tokens"]


def test_a_quota_of_tokens_is_shared(project: Project, catalog: Catalog) -> None:
    """Two workloads ask for more than the account has: one goes to the pool, however dear."""
    quota = [{**BOTH[0], "tokens_per_minute": 25_000}]
    changes = {"managed": ["tokens"], "traffic": traffic(0.2)}
    decisions = make_plan(project({"a": changes, "b": changes}, clusters=CLUSTERS, managed=quota), catalog).decisions
    assert sorted(d.status for d in decisions) == [Status.MANAGED, Status.PLACED]
    (placed,) = (d for d in decisions if d.status is Status.PLACED)
    assert "more than the rest of the plan leaves of its quota" in _reason(placed, "tokens")


def _reason(decision: Decision, venue: str) -> str:
    return next(a.reason for a in decision.alternatives if a.venue == venue)


@pytest.mark.parametrize(
    ("endpoint", "fields", "text"),
    [
        ({"tokens_per_minute": 1000}, {}, "needs 16,200 tokens a minute, e has a quota of 1,000"),
        ({"offer": UNITS, "units": {"min": 15, "max": 15}}, {"requests_per_second": 500.0}, "e may have 15"),
        ({}, {"context_tokens": 9_000_000}, "needs a context of 9,000,000 tokens, e takes"),
        ({}, {}, None),
    ],
)
def test_what_an_endpoint_is_too_small_for(
    project: Project, catalog: Catalog, endpoint: dict[str, Any], fields: dict[str, Any], text: str | None
) -> None:
    """Quota, units and context."""
    demand = traffic(fields.get("requests_per_second", 0.1666667))
    changes = {"traffic": demand, "context_tokens": fields.get("context_tokens", 0)}
    inputs = project({"w": changes}, managed=[{"name": "e", "offer": TOKENS, "region": REGION, **endpoint}])
    (site,) = endpoint_sites(inputs.environment.value, catalog)
    workload = inputs.workloads[0].value
    lacks = site.lacks(use_of(site, workload, inputs.environment.value), workload)
    assert (lacks is None) if text is None else (lacks is not None and text in lacks)


def test_units_are_those_of_the_account_else_those_of_the_offer(project: Project, catalog: Catalog) -> None:
    """An account's own terms stand in the place of the catalog's."""
    own = {"units": {"min": 20, "step": 10, "max": 45}}
    site = sites(project, catalog, [{**BOTH[1], **own}])["units"]
    assert (site.units_min, site.step, site.steps_max, site.units_max) == (20, 10, 2, 40)
    site, offer = sites(project, catalog, BOTH)["units"], catalog.managed_offers[UNITS]
    assert (site.units_min, site.step) == (offer.units_min, offer.units_step)
    assert (site.by_unit, site.tokens_per_minute) == (True, None)


def test_an_endpoint_by_the_token_reserves_nothing(project: Project, catalog: Catalog) -> None:
    """Its units are none; its quota is the account's, else the catalog's."""
    site = sites(project, catalog, BOTH)["tokens"]
    assert (site.by_unit, site.units_max, site.unit_price_usd_per_hour) == (False, 0, 0)
    limited = dataclasses.replace(site, offer=dataclasses.replace(site.offer, tokens_per_minute=77))
    assert limited.tokens_per_minute == 77
