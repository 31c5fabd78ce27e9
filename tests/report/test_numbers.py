"""Each number that decided is told with its basis, its day and its age."""

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.plan import Plan
from landing_zone.report.html import render_html
from landing_zone.report.numbers import NumberRow, number_rows


def test_rows_of_the_catalog_come_with_day_and_source(plan: Plan, inputs: Inputs, catalog: Catalog) -> None:
    """Models, accelerators and ways out of a cloud, each once."""
    rows = {(row.what, row.name): row for row in number_rows(plan, inputs, catalog)}
    model, card = rows["model", "microsoft/phi-4"], catalog.models["microsoft/phi-4"]
    assert (model.as_of, model.source) == (str(card.as_of), card.source)
    assert model.age == f"{(catalog.newest - card.as_of).days} days"
    assert rows["accelerator", "H100"].basis == "data sheet"
    assert rows["accelerator", "CPU-SapphireRapids-48c"].basis == "data sheet, inferred in part"
    assert ("data transfer", "aws/us-east-1 to users") in rows


def test_what_the_environment_says_is_told_as_its_own(plan: Plan, inputs: Inputs, catalog: Catalog) -> None:
    """A pool without a price counts nothing, and the page says so."""
    rows = number_rows(plan, inputs, catalog)
    file = "stacks/Pulumi.tiny.yaml"
    assert NumberRow("price", "clinic/h100", "owned, and no terms given: nothing", source=file) in rows


def test_estimates_are_told_as_such(plan: Plan, inputs: Inputs, catalog: Catalog) -> None:
    """Times by what they rest on; round trips only where an objective depends on them."""
    estimated = {**plan.decisions[0].model_dump(), "basis": "roofline"}
    told = Plan.model_validate({**plan.model_dump(), "decisions": [estimated]})
    assert NumberRow("times", "notes", "roofline") in number_rows(told, inputs, catalog)
    assert not [row for row in number_rows(plan, inputs, catalog) if row.what in ("times", "round trip")]


def test_the_page_has_them(plan: Plan, inputs: Inputs, catalog: Catalog) -> None:
    """In a table of its own."""
    page = render_html(plan, inputs, catalog)
    assert "What the numbers rest on" in page
    assert all(row.name in page for row in number_rows(plan, inputs, catalog))
