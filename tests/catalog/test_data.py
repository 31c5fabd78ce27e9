"""Integrity of the shipped rows: plausible each, and consistent between tables."""

import statistics
from datetime import date

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.egress import ELSEWHERE, INTERNET
from landing_zone.catalog.latency import distance_km, estimated_rtt_ms
from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.model import Attention
from landing_zone.catalog.place import jurisdictions_of
from landing_zone.sizing.device import REFERENCE_CPU, RESOURCES


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The shipped catalog."""
    return load_catalog()


def test_every_row_is_dated_and_sourced(catalog: Catalog) -> None:
    """`as_of` is a day that has been, `source` says where the row is from."""
    tables = (catalog.accelerators, catalog.models, catalog.regions, catalog.offers, catalog.round_trips)
    for row in (row for table in tables for row in table.values()):
        assert date(2018, 1, 1) <= row.as_of <= date.today()
        assert len(row.source) > 10


def test_offers_have_prices_of_their_kind(catalog: Catalog) -> None:
    """Prices are positive; whoever takes a risk or a commitment pays less, and three years are cheaper than one."""
    for offer in catalog.offers.values():
        on_demand = offer.on_demand_usd_per_hour
        assert 0.01 < on_demand < 500
        assert offer.spot_usd_per_hour is None or 0.05 * on_demand < offer.spot_usd_per_hour < 0.95 * on_demand
        for price in (offer.reserved_1y_usd_per_hour, offer.capacity_block_usd_per_hour):
            assert price is None or 0.3 * on_demand < price < on_demand
        if offer.reserved_1y_usd_per_hour is not None and offer.reserved_3y_usd_per_hour is not None:
            assert 0.25 * on_demand < offer.reserved_3y_usd_per_hour < offer.reserved_1y_usd_per_hour


def test_terms_have_their_source(catalog: Catalog) -> None:
    """Interruptions, reserved and block prices are dated and sourced apart; without them there is neither."""
    for offer in catalog.offers.values():
        terms = (
            offer.spot_interruptions,
            offer.reserved_1y_usd_per_hour,
            offer.reserved_3y_usd_per_hour,
            offer.capacity_block_usd_per_hour,
        )
        known = any(term is not None for term in terms)
        assert (offer.terms_as_of is not None, bool(offer.terms_source)) == (known, known)


def test_no_price_stands_apart_without_a_note(catalog: Catalog) -> None:
    """Of one accelerator in one cloud, no offer asks five times, or a fifth, of the median per device."""
    prices: dict[tuple[str, str], list[float]] = {}
    for offer in catalog.offers.values():
        if offer.accelerators:
            per_device = offer.on_demand_usd_per_hour / offer.accelerators
            prices.setdefault((offer.cloud, offer.accelerator), []).append(per_device)
    for offer in (o for o in catalog.offers.values() if o.accelerators and not o.notes):
        median = statistics.median(prices[offer.cloud, offer.accelerator])
        assert median / 5 < offer.on_demand_usd_per_hour / offer.accelerators < 5 * median


def test_every_way_to_buy_is_there(catalog: Catalog) -> None:
    """Of 1,139 offers or more: spot, interruptions, reserved and blocks where a source is known."""
    offers = catalog.offers.values()
    assert len(offers) >= 1139
    assert sum(o.spot_usd_per_hour is not None for o in offers) >= 490
    assert sum(o.spot_interruptions is not None for o in offers) >= 80
    assert sum(o.reserved_3y_usd_per_hour is not None for o in offers) >= 250
    assert sum(o.capacity_block_usd_per_hour is not None for o in offers) >= 7


def test_offers_name_what_exists(catalog: Catalog) -> None:
    """Region and accelerator of every offer are in their tables."""
    for offer in catalog.offers.values():
        assert f"{offer.cloud}/{offer.region}" in catalog.regions
        assert (offer.accelerator == "cpu") == (offer.accelerators == 0)
        assert offer.accelerator == "cpu" or offer.accelerator in catalog.accelerators


def test_one_type_has_one_specification(catalog: Catalog) -> None:
    """A type of node has the same CPUs, memory and accelerators in every region."""
    specifications: dict[tuple[str, str], set[tuple[object, ...]]] = {}
    for offer in catalog.offers.values():
        specification = (offer.vcpu, offer.memory_gib, offer.accelerator, offer.accelerators)
        specifications.setdefault((offer.cloud, offer.instance_type), set()).add(specification)
    assert [key for key, found in specifications.items() if len(found) > 1] == []


def test_prices_of_a_type_are_of_one_order(catalog: Catalog) -> None:
    """No region asks more than four times the median of its type."""
    prices: dict[tuple[str, str], list[float]] = {}
    for offer in catalog.offers.values():
        prices.setdefault((offer.cloud, offer.instance_type), []).append(offer.on_demand_usd_per_hour)
    for found in prices.values():
        assert max(found) < 4 * statistics.median(found) < 16 * min(found)


def test_regions_lie_on_earth_under_the_law_of_their_country(catalog: Catalog) -> None:
    """Coordinates are in range, and the jurisdiction is one that the country lies in."""
    for region in catalog.regions.values():
        assert abs(region.latitude) < 66
        assert abs(region.longitude) <= 180
        assert region.jurisdiction in jurisdictions_of(region.country)


def test_grids_are_known_where_a_source_is(catalog: Catalog) -> None:
    """Carbon intensity of five in six regions, within what grids have."""
    known = [r.grid_gco2_per_kwh for r in catalog.regions.values() if r.grid_gco2_per_kwh is not None]
    assert len(known) >= 120
    assert all(0 < grid < 1000 for grid in known)


def test_a_country_lies_on_one_continent(catalog: Catalog) -> None:
    """Data transfer is priced by it."""
    continents: dict[str, set[str]] = {}
    for region in catalog.regions.values():
        continents.setdefault(region.country, set()).add(region.continent)
    assert all(len(found) == 1 for found in continents.values())


def test_egress_is_about_known_places(catalog: Catalog) -> None:
    """Regions of the cloud, continents, the internet, or anywhere else."""
    continents = {r.continent for r in catalog.regions.values()}
    for cloud, from_place, to_place in catalog.egress:
        names = {r.name for r in catalog.regions.values() if r.cloud == cloud}
        assert from_place in names | continents
        assert to_place in names | continents | {INTERNET, ELSEWHERE}


def test_round_trips_join_known_regions_and_are_no_faster_than_light(catalog: Catalog) -> None:
    """Both ends are regions; the time is at least that of light in fibre over half of the great circle."""
    for trip in catalog.round_trips.values():
        here, there = catalog.regions[trip.from_region], catalog.regions[trip.to_region]
        assert here is not there
        assert trip.rtt_ms >= 0.0098 * distance_km(here, there) / 2


def test_the_distance_model_fits_the_measured_round_trips(catalog: Catalog) -> None:
    """Its median error on the Azure pairs is the documented 14 %, give or take."""
    errors = [
        abs(estimated_rtt_ms(catalog.regions[t.from_region], catalog.regions[t.to_region]) / t.rtt_ms - 1)
        for t in catalog.round_trips.values()
        if t.from_region.startswith("azure/")
    ]
    assert 0.10 < statistics.median(errors) < 0.16


def test_partitions_fit_their_device(catalog: Catalog) -> None:
    """Neither memory nor compute slices are cut into more than there is."""
    for accelerator in catalog.accelerators.values():
        for partition in accelerator.partitions:
            assert partition.memory_gib * partition.per_device <= accelerator.visible_memory_gib
            assert partition.compute_slices * partition.per_device <= accelerator.compute_slices


def test_accelerators_are_all_there(catalog: Catalog) -> None:
    """Every family that the package promises."""
    promised = """T4 L4 A10 A10G A30 A100-40GB A100-80GB L40S RTX-PRO-6000 H100 H100-NVL H200 GH200 B200 B300 GB200
        GB300 MI300X MI325X MI355X TPU-v5e TPU-v5p TPU-v6e Trainium1 Trainium2 Inferentia2 Gaudi3"""
    assert set(promised.split()) <= set(catalog.accelerators)
    assert {a.compute_capability for a in catalog.accelerators.values() if a.kind == "cpu"} >= {"AMX", "AVX-512"}


def test_what_is_seen_of_the_memory_is_near_the_data_sheet(catalog: Catalog) -> None:
    """Error correction and firmware keep at most a sixteenth and a little more, and nothing is added."""
    for accelerator in catalog.accelerators.values():
        assert 0.93 * accelerator.memory_gib <= accelerator.visible_memory_gib <= accelerator.memory_gib
        assert (accelerator.memory_gib == 0) == (accelerator.kind == "cpu")


def test_narrower_numbers_are_not_slower(catalog: Catalog) -> None:
    """Dense rates: fp8 up to two and a half times the 16-bit rate, fp4 two to seven times; int8 may be cut."""
    for accelerator in catalog.accelerators.values():
        bf16 = accelerator.bf16_tflops
        assert accelerator.fp8_tflops is None or 1 <= accelerator.fp8_tflops / bf16 <= 2.5
        assert accelerator.fp4_tflops is None or 2 <= accelerator.fp4_tflops / bf16 <= 7
        assert accelerator.int8_tops is None or accelerator.int8_tops <= 2.5 * bf16
        rates = {"fp8": accelerator.fp8_tflops, "fp4": accelerator.fp4_tflops}
        assert {name for name, rate in rates.items() if rate} <= set(accelerator.precisions)
        assert "bf16" in accelerator.precisions


def test_accelerators_have_a_resource_name(catalog: Catalog) -> None:
    """Every vendor of something that is not a CPU has its Kubernetes resource; the reference CPU is there."""
    vendors = {a.vendor for a in catalog.accelerators.values() if a.kind != "cpu"}
    assert vendors == set(RESOURCES)
    assert catalog.accelerators[REFERENCE_CPU].kind == "cpu"


def test_token_models_have_what_the_formulas_need(catalog: Catalog) -> None:
    """Layers, heads, context, and for latent attention the ranks; experts per token never exceed experts."""
    for model in (m for m in catalog.models.values() if m.generates_tokens):
        assert model.layers
        assert model.attention_heads
        assert model.kv_heads
        assert model.head_dim
        assert model.context_tokens
        assert (model.attention is Attention.MLA) == (model.kv_lora_rank is not None)
        assert model.sliding_layers <= model.layers


def test_models_are_not_larger_active_than_whole(catalog: Catalog) -> None:
    """Active parameters are a part of all; of experts, a token passes some."""
    for model in catalog.models.values():
        assert model.active_parameters_billion <= model.parameters_billion
        assert (model.experts_per_token or 0) <= (model.experts or 0)


def test_models_that_answer_at_once_have_their_work(catalog: Catalog) -> None:
    """A model without tokens has the work of a request, or its CPU time."""
    for model in catalog.models.values():
        if not model.generates_tokens and model.context_tokens is None:
            assert model.work_gflop_per_request or model.cpu_ms_per_request
