"""The report is one well-formed file that loads nothing, hides nothing and always comes out the same."""

import hashlib
import os
import pickle
import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.frontier import FrontierPoint
from landing_zone.placement.plan import Plan
from landing_zone.placement.trace import Moment
from landing_zone.report.html import render_html
from landing_zone.report.run import Run
from landing_zone.report.study import Study

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Outline(HTMLParser):
    """Reads a page; fails on a tag that does not close what is open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute of <{tag}> is there twice"
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, which is closed at once."""
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost tag."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Gather the text."""
        self.text += data


@pytest.fixture(scope="module")
def page(plan: Plan, inputs: Inputs, catalog: Catalog, run: Run) -> str:
    """The page of the tiny plan."""
    return render_html(plan, inputs, catalog, run)


@pytest.fixture(scope="module")
def outline(page: str) -> Outline:
    """Its outline."""
    outline = Outline()
    outline.feed(page)
    outline.close()
    return outline


def test_every_tag_is_closed(outline: Outline) -> None:
    """The page is well-formed."""
    assert outline.open == []


def test_ids_are_unique(outline: Outline) -> None:
    """Headings and parts of plots don't share a name."""
    ids = [attributes["id"] for _, attributes in outline.seen if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_nothing_is_loaded(page: str, outline: Outline) -> None:
    """No script, no reference that a browser would fetch, and a policy that forbids both."""
    assert not {"script", "link", "img", "iframe", "object", "image"} & {tag for tag, _ in outline.seen}
    assert not {"src", "href", "xlink:href", "srcset", "action"} & {a for _, found in outline.seen for a in found}
    assert all(target.startswith("#") for target in re.findall(r"url\(([^)]*)\)", page))
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_what_users_wrote_is_text(page: str, outline: Outline) -> None:
    """A title that is a script is shown, not run."""
    assert "<script" not in page
    assert "<script>alert('title')</script>" in outline.text


def test_plots_are_told_to_screen_readers(outline: Outline) -> None:
    """Every plot is an image with a name, and every table has headers."""
    plots = [attributes for tag, attributes in outline.seen if tag == "svg"]
    assert len(plots) == 3
    assert all(plot["role"] == "img" and plot["aria-label"] for plot in plots)
    tables = sum(tag == "table" for tag, _ in outline.seen)
    assert sum(tag == "thead" for tag, _ in outline.seen) == tables == 5


@pytest.mark.parametrize(
    "text",
    [
        *(
            "12.50 per hour",
            "2 of 3",
            "kept on the site",
            "no site in CH",
            "clinic/h100",
            "http://notes.models.internal/v1",
        ),
        *("83 created, 2 unchanged in 41 s", "no CUDA kernel ran", "data class patient may not leave the site"),
    ],
)
def test_the_page_tells(outline: Outline, text: str) -> None:
    """Costs, decisions, reasons, alternatives, endpoints, changes, and what was not validated."""
    assert text in outline.text


def test_an_infeasible_plan_has_a_page(infeasible: Plan, inputs: Inputs, catalog: Catalog) -> None:
    """Conflicts are told; there is nothing else to show."""
    outline = Outline()
    outline.feed(render_html(infeasible, inputs, catalog))
    assert outline.open == []
    assert "notes needs 640 GiB" in outline.text


PROGRAM = """
import hashlib, pickle, sys
from landing_zone.catalog.load import load_catalog
from landing_zone.report.html import render_html
plan, inputs, run = pickle.load(sys.stdin.buffer)
pages = {render_html(plan, inputs, load_catalog(), run) for _ in range(2)}
print(*(hashlib.sha256(page.encode()).hexdigest() for page in pages))
"""


def test_the_same_plan_gives_the_same_bytes(page: str, plan: Plan, inputs: Inputs, run: Run) -> None:
    """Whatever the hash seed, and however many pages were made before."""
    told = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=pickle.dumps((plan, inputs, run)),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout.decode()
        for seed in ("1", "2")
    }
    assert told == {f"{hashlib.sha256(page.encode()).hexdigest()}\n"}


def test_a_managed_workload_is_on_the_page(managed_plan: Plan, managed_inputs: Inputs, catalog: Catalog) -> None:
    """Its place, price and tokens, the endpoint's row, what it misses, and its diamond on the map."""
    page = render_html(managed_plan, managed_inputs, catalog)
    for told in ("54,675 tokens/min", "azure-openai/eu/gpt-4.1-nano/token", "misses first_token_ms at a penalty"):
        assert told in page
    assert "when cluster clinic is lost: gpt" in page
    assert "managed endpoint and traffic of gpt" in page
    assert "0.12 USD/h of carbon" in page


def test_a_study_adds_its_pictures_with_their_tables(plan: Plan, inputs: Inputs, catalog: Catalog) -> None:
    """Cost against nearness, and the gap over time; a page without a study has neither."""
    points = (
        FrontierPoint(75.0, 12.5, (), proven=True, current=True),
        FrontierPoint(50.0, 14.0, ("risk to clinic/h100",), proven=False),
    )
    trace = (Moment(0.5, 14.0, 10.0), Moment(1.5, 12.5, 12.5))
    page = render_html(plan, inputs, catalog, study=Study(points, trace))
    for told in ('id="frontier"', "50.0 ms", "$14.00 or less", "risk to clinic/h100", 'id="gap"', "0.50 s", "28.6 %"):
        assert told in page
    without = render_html(plan, inputs, catalog)
    assert 'id="frontier"' not in without
    assert 'id="gap"' not in without
