"""The page of a replan or a what-if is one well-formed file that loads nothing and always comes out the same."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.break_even.break_even import BreakEven
from landing_zone.placement.plan import Plan
from landing_zone.placement.what_if import WhatIf
from landing_zone.report.change_page import replan_page, what_if_page

VOID = {"meta", "br"}


class Outline(HTMLParser):
    """Reads a page; fails on a tag that does not close what is open."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.headings: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, which is closed at once."""
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost tag."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Gather the text."""
        self.text += data
        if self.open and self.open[-1] == "h2":
            self.headings.append(data)


def test_a_replan(plan: Plan, make_replan: Callable[..., Any], inputs: Inputs, catalog: Catalog) -> None:
    """Changes, worth, steps, nodes, and the map of the new plan."""
    page = replan_page(plan, make_replan(), inputs, catalog)
    outline = Outline(page)
    assert outline.headings == [
        "What changes, and why",
        "What it comes to",
        "In this order",
        "Nodes on the way",
        "Nodes",
        "Sites, users and traffic then",
    ]
    for text in ("no longer allowed there", "paid back after 20 h", "start 1 × 1 H100 on clinic/h100"):
        assert text in outline.text
    assert outline.tags.count("svg") == 1
    assert page == replan_page(plan, make_replan(), inputs, catalog)


def test_a_replan_without_an_answer(
    plan: Plan, infeasible: Plan, make_replan: Callable[..., Any], inputs: Inputs, catalog: Catalog
) -> None:
    """Conflicts alone, and the head says that it is bad."""
    page = replan_page(plan, make_replan(plan=infeasible, migration=None), inputs, catalog)
    assert Outline(page).headings == ["Rules that cannot hold together"]
    assert '<header class="bad">' in page


def test_a_what_if_with_its_break_even(
    what_if: WhatIf, break_even: BreakEven, inputs: Inputs, catalog: Catalog
) -> None:
    """Both plans first, then the curve with its tables."""
    outline = Outline(what_if_page(what_if, break_even, inputs, catalog))
    assert outline.headings[:2] == ["What it comes to", "What changes, and why"]
    assert outline.headings[-4:] == [
        "Where the cheapest changes",
        "Owned against rented",
        "What is held against tokens",
        "What is not possible",
    ]
    assert outline.tags.count("svg") == 2
    assert "data class x forbids it" in outline.text


def test_a_break_even_alone(break_even: BreakEven, inputs: Inputs, catalog: Catalog) -> None:
    """No plan is needed."""
    outline = Outline(what_if_page(None, break_even, inputs, catalog))
    assert outline.headings[0].startswith("Break-even of notes at 1 requests/s")
    assert outline.tags.count("svg") == 1


@pytest.mark.parametrize("part", ["<script", "<link", "<img", "@import", " src=", " href="])
def test_nothing_is_loaded(what_if: WhatIf, break_even: BreakEven, inputs: Inputs, catalog: Catalog, part: str) -> None:
    """And a policy forbids it."""
    page = what_if_page(what_if, break_even, inputs, catalog)
    assert part not in page
    assert "default-src 'none'" in page


def test_what_users_wrote_is_text(what_if: WhatIf, inputs: Inputs, catalog: Catalog) -> None:
    """A name that is a tag is shown, not followed."""
    attack = what_if.model_copy(update={"scenario": ("<b>lost</b>",)})
    page = what_if_page(attack, None, inputs, catalog)
    assert "<b>" not in page
    assert "<b>lost</b>" in Outline(page).text
