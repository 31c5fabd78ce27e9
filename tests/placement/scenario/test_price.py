"""A price changes for what is named, and for nothing else."""

import pytest

from landing_zone.placement.endpoint import endpoint_sites
from landing_zone.placement.scenario.fault import ScenarioFault
from landing_zone.placement.scenario.price import parse
from landing_zone.placement.scenario.world import World
from landing_zone.placement.site import pool_sites


def _prices(world: World) -> dict[str, float]:
    environment = world.inputs.environment.value
    prices = {site.name: site.node_price_usd_per_hour for site in pool_sites(environment, world.catalog)}
    offers = {site.name: site.offer for site in endpoint_sites(environment, world.catalog)}
    return prices | {name: offer.output_usd_per_million_tokens or 0 for name, offer in offers.items()}


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("ohio/l4", {"ohio/l4"}),
        ("ohio", {"ohio/l4"}),
        ("us-east-2", {"ohio/l4"}),
        ("aws/us-east-2", {"ohio/l4"}),
        ("aws", {"ohio/l4", "llama"}),
        ("on-prem", {"berlin/l4"}),
        ("owned", {"berlin/l4", "ohio/l4"}),
        ("L4", {"berlin/l4", "ohio/l4"}),
        ("phi", {"phi"}),
        ("azure-foundry", {"phi"}),
        ("bedrock", {"llama"}),
        ("azure", {"phi"}),
    ],
)
def test_a_name_means_pools_and_endpoints(world: World, name: str, changed: set[str]) -> None:
    """By place, by cloud, by provider, by purchase, by accelerator."""
    before, after = _prices(world), _prices(parse(f"{name}=1.5", world).applied(world))
    assert {n for n in before if after[n] != before[n]} == changed
    assert all(after[n] == pytest.approx(before[n] * 1.5) for n in changed)


def test_factors_multiply(world: World) -> None:
    """Two changes of one price are both made."""
    twice = parse("phi=2", world).applied(parse("azure=3", world).applied(world))
    assert _prices(twice)["phi"] == pytest.approx(6 * _prices(world)["phi"])


def test_owners_terms_give_way_to_the_price(world: World) -> None:
    """Terms of ownership become a price, as both can't be written."""
    terms = {"purchase_usd": 35040, "years": 4, "power_kw": 1, "energy_usd_per_kwh": 0.2, "placement": "full"}
    owned = world.inputs.environment.value.clusters[0].model_dump(mode="json")
    owned["pools"][0] |= {"price_usd_per_hour": None, "ownership": terms}
    ohio = world.inputs.environment.value.clusters[1]
    owning = world.with_environment(clusters=(owned, ohio))
    changed = parse("berlin=2", owning).applied(owning)
    assert _prices(changed)["berlin/l4"] == pytest.approx(2 * _prices(owning)["berlin/l4"])
    assert changed.inputs.environment.value.clusters[0].pools[0].ownership is None


def test_the_world_stays_as_it_is(world: World) -> None:
    """A copy is changed; the digest of its catalog tells it from the other."""
    before, digest = _prices(world), world.catalog.digest
    other = parse("phi=2", world).applied(world)
    assert _prices(world) == before
    assert world.catalog.digest == digest != other.catalog.digest
    assert other.catalog.models is world.catalog.models


@pytest.mark.parametrize(
    "text", ["ohi=2", "ohio", "ohio=", "ohio=x", "ohio=0", "ohio=-1", "ohio=inf", "=2", "ohio=1e9"]
)
def test_what_can_not_be_is_refused(world: World, text: str) -> None:
    """In one sentence that names the option."""
    with pytest.raises(ScenarioFault, match=r"^--price: ") as refused:
        parse(text, world)
    assert refused.value.exit_code == 2


def test_the_nearest_name_is_suggested(world: World) -> None:
    """A slip of the pen is mended."""
    with pytest.raises(ScenarioFault, match="did you mean `ohio`"):
        parse("oiho=2", world)
