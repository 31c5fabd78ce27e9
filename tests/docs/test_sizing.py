"""The page on sizing is what its generator makes of formulas, constants and filed measurements now."""

import dataclasses
import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from landing_zone.sizing.constants import FITTED


@pytest.fixture(scope="module")
def generator() -> Any:
    """The script, as a module."""
    file = Path(__file__).parents[2] / "docs" / "generate" / "sizing.py"
    spec = importlib.util.spec_from_file_location("generate_sizing", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current(generator: Any) -> None:
    """If not: `make docs`, and commit the page."""
    assert generator.FILE.read_text(encoding="utf-8") == generator.document()


def test_every_constant_of_speed_is_in_it(generator: Any) -> None:
    """With its value and what it is."""
    text = generator.document().partition("## Constants of speed")[2].partition("\n## ")[0]
    for field in dataclasses.fields(FITTED):
        (line,) = [line for line in text.splitlines() if line.startswith(f"| `{field.name}` |")]
        assert f"| {getattr(FITTED, field.name):.4g} |" in line
        assert len(line.split("|")[3].strip()) > 10


def test_results_become_tables(generator: Any) -> None:
    """Plain values, lists of rows, and nested values with the names of all levels."""
    found = {"points": 3, "by model": [{"group": "a", "tpot": {"median": 5.25}}], "cheapest": {"fitted": {"hits": 2}}}
    text = "\n".join(generator.result(found, "Speed"))
    for line in ("| points | 3 |", "| group | tpot median |", "| a | 5.25 |", "**cheapest**", "| fitted | 2 |"):
        assert line in text


def test_every_filed_result_is_told(generator: Any) -> None:
    """What the page is made from is filed, as JSON."""
    for name in generator.BENCHMARKS:
        assert json.loads((generator.RESULTS / f"{name}.json").read_text(encoding="utf-8"))
