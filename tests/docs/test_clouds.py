"""The page on clouds is what its generator sees the components do now."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def generator() -> Any:
    """The script, as a module."""
    spec = importlib.util.spec_from_file_location("generate_clouds", ROOT / "docs/generate/clouds.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def page(generator: Any) -> str:
    """The page, made anew."""
    return str(generator.document())


def test_the_page_is_current(generator: Any, page: str) -> None:
    """If not: `make docs`, and commit the page."""
    assert generator.FILE.read_text(encoding="utf-8") == page


def test_the_sandbox_answers_for_everything(page: str) -> None:
    """Every type that an option adds or changes has a stand-in."""
    assert "nothing for" not in page


def test_a_cell_shows_what_an_option_does(generator: Any) -> None:
    """A resource that it adds, a property that it changes, and the component's own words where it is refused."""
    spot, block = (next(r for r in generator.ROWS["Pools"] if r.feature == f) for f in ("spot", "capacity block"))
    assert generator.cell(spot, "aws").text == "± `NodeGroup.capacityType`: SPOT"
    assert generator.cell(block, "azure").text.startswith("*refused*: Azure has no `purchase: capacity-block`")
