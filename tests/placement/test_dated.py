"""A plan tells which of the rows behind it are old, the same whenever it is made."""

from datetime import timedelta

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.managed import ManagedEndpoint
from landing_zone.config.pool import Purchase, Term
from landing_zone.placement.dated import Placed, age_warnings, deciding_rows, placed_by, since_warnings
from landing_zone.placement.solve import make_plan


def test_the_rows_are_those_of_the_decisions(local: Inputs, catalog: Catalog) -> None:
    """Models and accelerators in use, prices that are the catalog's, measured round trips that a rule asks for."""
    plan = make_plan(local, catalog)
    rows = deciding_rows(placed_by(plan, local), catalog)
    names = {(row.table, row.name) for row in rows}
    assert {("models", one.workload.model.name) for one in placed_by(plan, local)} <= names
    assert ("offers", "aws/us-east-1 p4de.24xlarge (on-demand)") in names
    assert not [name for table, name in names if table == "offers" and "hospital" in name]
    assert len(names) == len(rows)


def test_a_reserved_price_is_as_old_as_its_terms(local: Inputs, catalog: Catalog) -> None:
    """Not as the list price beside it."""
    placed = next(p for p in placed_by(make_plan(local, catalog), local) if p.cluster and p.cluster.site == "aws")
    assert placed.cluster
    assert placed.pool
    google = placed.cluster.model_copy(update={"site": "gcp", "region": "europe-west4"})
    bought = placed.pool.model_copy(
        update={
            "accelerator": "L4",
            "instance_type": "g2-standard-96",
            "purchase": Purchase.RESERVED,
            "term": Term.THREE_YEARS,
        }
    )
    offer = catalog.offers["gcp", "europe-west4", "g2-standard-96"]
    assert offer.terms_as_of != offer.as_of
    rows = deciding_rows([Placed(placed.workload, google, bought)], catalog)
    (row,) = [r for r in rows if r.table == "offers"]
    assert (row.as_of, row.source) == (offer.terms_as_of, offer.terms_source)
    assert row.name == "gcp/europe-west4 g2-standard-96 (reserved 3y)"


def test_an_endpoint_rests_on_its_offer(local: Inputs, catalog: Catalog) -> None:
    """And on no hardware."""
    offer = next(o for o in catalog.managed_offers.values() if o.regions)
    region = next(key for key, r in catalog.regions.items() if r.cloud == offer.cloud)
    endpoint = ManagedEndpoint(name="api", offer=offer.key, region=region)
    rows = deciding_rows([Placed(local.workloads[0].value, endpoint=endpoint)], catalog)
    assert {row.table for row in rows} >= {"managed"}
    assert not {row.table for row in rows} & {"models", "accelerators", "offers"}


def test_old_rows_are_told_with_their_age(local: Inputs, catalog: Catalog) -> None:
    """A price passes for 180 days."""
    rows = deciding_rows(placed_by(make_plan(local, catalog), local), catalog)
    price = next(row for row in rows if row.table == "offers")
    late = price.as_of + timedelta(days=181)
    assert f"the price of {price.name} is of {price.as_of}: 181 days old on {late}" in age_warnings(rows, late)
    assert not [text for text in age_warnings(rows, price.as_of) if price.name in text]


def test_the_plan_measures_by_the_catalog_and_the_command_by_today(local: Inputs, catalog: Catalog) -> None:
    """What was old already is in the plan; what grew old since is told beside it."""
    plan = make_plan(local, catalog)
    inside = [text for text in plan.warnings if "days old" in text]
    assert inside == list(age_warnings(deciding_rows(placed_by(plan, local), catalog), catalog.newest))
    assert since_warnings(plan, local, catalog, catalog.newest) == ()
    later = since_warnings(plan, local, catalog, catalog.newest + timedelta(days=365))
    assert [text for text in later if "p4de.24xlarge" in text]
    assert not {text.split(" is of ")[0] for text in later} & {text.split(" is of ")[0] for text in inside}
