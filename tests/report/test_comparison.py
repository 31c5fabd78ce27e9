"""Accelerators compared: rows, and the page that has them."""

from collections.abc import Sequence

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.precision import Precision
from landing_zone.report.comparison import HEADERS, Comparison, rows
from landing_zone.report.comparison_page import FORMATS, render_comparison
from landing_zone.sizing.cost import quotes
from landing_zone.sizing.device import device_of_accelerator
from landing_zone.sizing.frontier import Choice, frontier
from landing_zone.sizing.operating_point import OperatingPoint
from landing_zone.sizing.shape import Shape

CATALOG = load_catalog()
REQUEST = OperatingPoint(1, 1000, 200)


def choices(accelerator: str) -> Sequence[Choice]:
    """What a small model does on one or two devices."""
    device, shapes = (
        device_of_accelerator(CATALOG.accelerators[accelerator]),
        [Shape(Precision.BF16, n) for n in (1, 2)],
    )
    model, offers = CATALOG.models["microsoft/phi-4"], CATALOG.offers.values()
    return frontier(model, device, shapes, REQUEST, lambda n: quotes(offers, accelerator, n)[0])


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """H100 and L40S; T4 is left out."""
    curves = {name: choices(name) for name in ("H100", "L40S")}
    return Comparison("microsoft/phi-4", "bf16", REQUEST, curves, ("T4 is left out: <too small>",))


def test_a_row_per_choice_with_its_offer_and_date(comparison: Comparison) -> None:
    """As many cells as headers."""
    told = rows(comparison)
    assert len(told) == sum(len(c) for c in comparison.curves.values())
    assert {len(row) for row in told} == {len(HEADERS)}
    assert {row[0] for row in told} == {"H100", "L40S"}
    assert all("/" in row[8] and row[9].startswith("20") for row in told)


def test_the_page_has_plot_table_and_notes(comparison: Comparison) -> None:
    """Every row, escaped text, the same bytes each time."""
    page = render_comparison(comparison, "html").decode()
    assert page.count("<tr>") == 1 + len(rows(comparison))
    assert "T4 is left out: &lt;too small&gt;" in page
    assert "<svg" in page
    assert render_comparison(comparison, "html").decode() == page


def test_pictures_are_what_their_names_say(comparison: Comparison) -> None:
    """SVG in plain colours, PNG by its first bytes."""
    starts = {kind: render_comparison(comparison, kind)[:5] for kind in FORMATS}
    assert (starts["svg"], starts["png"]) == (b"<svg ", b"\x89PNG\r")
    assert b"var(--" not in render_comparison(comparison, "svg")
