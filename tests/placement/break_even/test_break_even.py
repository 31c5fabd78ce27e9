"""Where the cheapest way changes, against costs that are worked out by hand."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.break_even.break_even import BreakEven, Line, break_even

Project = Callable[..., Inputs]
PHI = {"name": "phi", "offer": "azure-foundry/global/Phi-4/token", "region": "azure/germanywestcentral"}
REQUEST_USD = (500 * 0.125 + 100 * 0.5) / 1e6


def _line(found: BreakEven, name: str) -> Line:
    return next(line for line in found.lines if line.name == name)


def test_tokens_against_nodes(project: Project, catalog: Catalog) -> None:
    """By the token is cheapest until the tokens of a second cost as much as a node: 4 USD/h at Ohio."""
    found = break_even(project({"a": {"managed": ["phi"]}}, managed=[PHI]), "a", catalog)
    first = found.switches[0]
    assert (first.below, first.above) == ("phi", "ohio/l4")
    assert first.requests_per_second == pytest.approx(4.0 / 3600 / REQUEST_USD, rel=1e-4)
    assert first.usd_per_hour == pytest.approx(4.0)
    assert first.utilisation is not None
    assert 0 < first.utilisation < 1


def test_a_node_against_tokens(project: Project, catalog: Catalog) -> None:
    """The first node of each pool breaks even at its price over that of a request; the dearer one later."""
    found = break_even(project({"a": {"managed": ["phi"]}}, managed=[PHI]), "a", catalog)
    fills = {fill.held: fill for fill in found.fills}
    for pool, usd in (("berlin/l4", 5.0), ("ohio/l4", 4.0)):
        assert fills[pool].requests_per_second == pytest.approx(usd / 3600 / REQUEST_USD, rel=1e-4)
    used = fills["berlin/l4"].utilisation / fills["ohio/l4"].utilisation
    assert used == pytest.approx(5 / 4, rel=1e-3)


def test_the_average_hour_pays_for_tokens(project: Project, catalog: Catalog) -> None:
    """With nine tenths of the demand on average, tokens stay the cheapest up to a ninth more demand."""
    users = [{"region": "azure/germanywestcentral", "share": 1}]
    traffic = {"requests_per_second": 1, "average_share": 0.9, "input_tokens": 500, "output_tokens": 100}
    inputs = project({"a": {"managed": ["phi"], "traffic": {**traffic, "users": users}}}, managed=[PHI])
    first = break_even(inputs, "a", catalog).switches[0]
    assert first.requests_per_second == pytest.approx(4.0 / 0.9 / 3600 / REQUEST_USD, rel=1e-4)


def test_owned_against_rented(project: Project, catalog: Catalog) -> None:
    """An owned node at 5 USD every hour beats a rented one at 8 above 62.5 % of the hours."""
    rented: dict[str, Any] = {
        "name": "l4", "accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": 2},
        "price_usd_per_hour": 8.0, "purchase": "on-demand",
    }  # fmt: skip
    place = {"city": "Berlin", "country": "DE", "latitude": 52.5, "longitude": 13.4}
    owned = {**rented, "purchase": "owned", "price_usd_per_hour": 5.0}
    clusters = [
        {"name": "berlin", "site": "on-prem", "region": "berlin", "place": place, "pools": [owned]},
        {"name": "ohio", "site": "aws", "region": "us-east-2", "pools": [rented]},
    ]
    (hours,) = break_even(project({"a": {}}, clusters=clusters), "a", catalog).hours
    assert (hours.owned, hours.rented, hours.share) == ("berlin/l4", "ohio/l4", 0.625)


def test_owned_nodes_count_with_their_full_cost(project: Project, catalog: Catalog) -> None:
    """The plan may count what use adds alone; a purchase is judged by all that it costs."""
    terms = {
        "purchase_usd": 35040,
        "years": 4,
        "power_kw": 1,
        "power_usage_effectiveness": 1,
        "energy_usd_per_kwh": 0.2,
    }
    pool = {"name": "l4", "accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": 2}}
    place = {"city": "Berlin", "country": "DE", "latitude": 52.5, "longitude": 13.4}
    pools = [{**pool, "ownership": terms}]
    cluster = {"name": "berlin", "site": "on-prem", "region": "berlin", "place": place, "pools": pools}
    found = break_even(project({"a": {}}, clusters=[cluster]), "a", catalog)
    assert _line(found, "berlin/l4").now_usd_per_hour == pytest.approx(1.0 + 0.2)


def test_costs_never_fall_with_demand(local: Inputs, catalog: Catalog) -> None:
    """More demand never costs less in any one way."""
    for document in local.workloads:
        for line in break_even(local, document.value.name, catalog).lines:
            costs = [point.usd_per_hour for point in line.points]
            assert costs == sorted(costs)


def test_the_cheapest_is_the_cheapest_between_switches(local: Inputs, catalog: Catalog) -> None:
    """At every demand that was looked at, the way that the switches name costs no more than any other."""
    found = break_even(local, "team-assistant", catalog)
    assert found.switches
    costs = {line.name: {p.requests_per_second: p.usd_per_hour for p in line.points} for line in found.lines}
    for rate in sorted({rate for line in costs.values() for rate in line}):
        passed = [s for s in found.switches if s.requests_per_second <= rate]
        named = passed[-1].above if passed else found.switches[0].below
        assert named is not None
        assert costs[named][rate] == min(line[rate] for line in costs.values() if rate in line)


def test_models_of_the_catalog_that_the_rules_allow(local: Inputs, catalog: Catalog) -> None:
    """The same weights by the token are shown, with what is not known of them; rules hold for them, too."""
    found = break_even(local, "support-chat-en", catalog)
    managed = [line for line in found.lines if not line.in_environment]
    assert {line.name.split("/")[0] for line in managed} == {"azure-foundry", "bedrock"}
    assert all("iso27001" in line.provided and "per_token_ms" in line.provided for line in managed)
    kept = break_even(local, "support-chat-de", catalog)
    assert all(line.in_environment for line in kept.lines)
    assert any(refused.name.startswith("bedrock/") and "allows EU only" in refused.why for refused in kept.refused)


def test_a_quota_ends_a_line(project: Project, catalog: Catalog) -> None:
    """Up to the tokens a minute of the account, with the margin, and no further."""
    limited = {**PHI, "tokens_per_minute": 36_000 * 135 // 100}
    found = break_even(project({"a": {"managed": ["phi"]}}, managed=[limited]), "a", catalog)
    assert _line(found, "phi").points[-1].requests_per_second == pytest.approx(1.0, rel=0.05)
