"""How a venue serves a workload, or what forbids it; objectives that must hold, and those that have a price."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.workload import Objectives
from landing_zone.placement.endpoint import Use, endpoint_sites
from landing_zone.placement.masks import Pair
from landing_zone.placement.plan import Plan, Status
from landing_zone.placement.problem import Block
from landing_zone.placement.rule import Rule
from landing_zone.placement.site import pool_sites
from landing_zone.placement.solve import make_plan
from landing_zone.placement.ways import Way, missed, ways

Project = Callable[..., Inputs]
ENDPOINT = {"name": "e", "offer": "azure-openai/eu/gpt-5.4/token", "region": "azure/swedencentral"}
NONE: frozenset[Rule] = frozenset()


def at_endpoint(
    project: Project, catalog: Catalog, without: frozenset[Rule] = NONE, *, fields: dict[str, Any], **changes: Any
) -> tuple[Way, ...] | Block:
    """How the endpoint serves a workload."""
    inputs = project({"w": {"managed": ["e"], **changes}}, managed=[{**ENDPOINT, **fields}])
    (site,) = endpoint_sites(inputs.environment.value, catalog)
    return ways(Pair(inputs.environment, inputs.workloads[0], site, catalog), without)


def test_an_endpoint_serves_whom_lists_it(project: Project, catalog: Catalog) -> None:
    """What may stand in for a model is the workload's decision."""
    found = at_endpoint(project, catalog, fields={})
    assert isinstance(found, tuple)
    assert [type(way) for way in found] == [Use]
    block = at_endpoint(project, catalog, fields={}, managed=[])
    assert block == Block(None, "the workload does not list it in `managed`")


@pytest.mark.parametrize(
    ("measured", "text"),
    [
        (None, "first_token_ms of e is not known, 500 are asked for (workloads/w.yaml:"),
        (800.0, "first_token_ms of e is 800, 500 are asked for (workloads/w.yaml:"),
        (400.0, None),
    ],
)
def test_an_endpoint_s_times_must_be_known_and_kept(
    project: Project, catalog: Catalog, measured: float | None, text: str | None
) -> None:
    """A time that nobody measured keeps no objective; without the objective, or at a penalty, nothing is asked."""
    fields = {} if measured is None else {"first_token_ms": measured}
    hard: dict[str, Any] = {"objectives": {"first_token_ms": 500}}
    found = at_endpoint(project, catalog, fields=fields, **hard)
    if text is None:
        assert isinstance(found, tuple)
        return
    assert isinstance(found, Block)
    assert (found.rule, found.text.startswith(text)) == (Rule.FIRST_TOKEN, True)
    assert isinstance(at_endpoint(project, catalog, frozenset({Rule.FIRST_TOKEN}), fields=fields, **hard), tuple)
    soft: dict[str, Any] = {"objectives": {"first_token_ms": 500, "penalty_usd_per_hour": 3}}
    assert isinstance(at_endpoint(project, catalog, fields=fields, **soft), tuple)


def test_what_is_missed(project: Project, catalog: Catalog) -> None:
    """Each objective by its own value; one that is not known is missed, one that is not asked for is not."""
    asked = Objectives.model_validate({"first_token_ms": 500, "per_token_ms": 50, "round_trip_ms": 30})
    use = Use(1, 0, 0, 400, None)
    assert missed(asked, use, 20) == ("per_token_ms",)
    assert missed(asked, Use(1, 0, 0, 600, 40), 40) == ("first_token_ms", "round_trip_ms")
    assert missed(Objectives.model_validate({}), Use(1, 0, 0, None, None), 400) == ()


def test_no_times_per_token_where_there_are_none(project: Project, catalog: Catalog) -> None:
    """A model that answers in one pass misses no time per token."""
    model = {"name": "BAAI/bge-m3", "uri": "s3://m/1", "licence": "mit"}
    inputs = project({"w": {"model": model, "task": "embedding", "objectives": {"per_token_ms": 10}}})
    found = ways(
        Pair(inputs.environment, inputs.workloads[0], pool_sites(inputs.environment.value, catalog)[0], catalog), NONE
    )
    assert isinstance(found, tuple)
    assert all(missed(inputs.workloads[0].value.objectives, way, 0) == () for way in found)


def far_or_near(project: Project, catalog: Catalog, penalty_usd_per_hour: float | None) -> Plan:
    """Berlin is near the users at 5 USD/h, Ohio is far at 4."""
    extra = {} if penalty_usd_per_hour is None else {"penalty_usd_per_hour": penalty_usd_per_hour}
    return make_plan(project({"w": {"objectives": {"round_trip_ms": 30, **extra}}}), catalog)


@pytest.mark.parametrize(
    ("penalty", "cluster", "missing"),
    [(None, "berlin", ()), (1.5, "berlin", ()), (0.5, "ohio", ("round_trip_ms",))],
)
def test_an_objective_is_missed_where_that_is_cheaper(
    project: Project, catalog: Catalog, penalty: float | None, cluster: str, missing: tuple[str, ...]
) -> None:
    """A dollar of nodes against the penalty; the plan counts it and does not call it paid."""
    plan = far_or_near(project, catalog, penalty)
    (decision,) = plan.decisions
    assert (decision.status, decision.cluster, decision.missed) == (Status.PLACED, cluster, missing)
    assert plan.objective.penalty_usd_per_hour == (penalty or 0) * len(missing)
    assert plan.objective.cost_usd_per_hour == (4.0 if cluster == "ohio" else 5.0)


def test_a_slower_shape_is_taken_where_missing_its_time_is_cheaper(project: Project, catalog: Catalog) -> None:
    """No shape on this pool is fast enough: at a penalty it serves all the same."""
    hard = {"objectives": {"per_token_ms": 2}}
    assert make_plan(project({"w": hard}), catalog).decisions[0].status is Status.UNPLACED
    soft = {"objectives": {"per_token_ms": 2, "penalty_usd_per_hour": 1}}
    (decision,) = make_plan(project({"w": soft}), catalog).decisions
    assert (decision.status, decision.missed) == (Status.PLACED, ("per_token_ms",))
