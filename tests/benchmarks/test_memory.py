"""The memory formulas stay as right as they were measured to be."""

import runpy
import statistics
from pathlib import Path
from typing import Any

import pytest

from landing_zone.catalog.load import load_catalog

FILE = Path(__file__).parents[2] / "benchmarks" / "memory.py"
CATALOG = load_catalog()


@pytest.fixture(scope="module")
def benchmark() -> dict[str, Any]:
    """What the script defines."""
    return runpy.run_path(str(FILE), run_name="benchmark")


def test_weights_are_counted_to_three_percent(benchmark: dict[str, Any]) -> None:
    """At least 51 published sizes, of 30 architectures and more, are met from the architecture alone."""
    met = [size.model for size in benchmark["sizes"](CATALOG) if size.met]
    assert len(met) >= 51
    assert len({benchmark["architecture"](model) for model in met}) >= 30
    assert {model.attention for model in met} == {"MHA", "GQA", "MLA"}


def test_each_exception_has_its_reason(benchmark: dict[str, Any]) -> None:
    """What is not met is named with its cause, and nothing else is."""
    missed = {size.model.name for size in benchmark["sizes"](CATALOG) if not size.met}
    assert benchmark["exceptions"]().keys() == missed


def test_documented_fits_are_answered(benchmark: dict[str, Any]) -> None:
    """At least 119 documented deployments and failures are answered rightly, more than by KAITO's estimator."""
    documented = [c for c in benchmark["cases"](CATALOG) if c.row["evidence"] != benchmark["ARITHMETIC"]]
    ours, kaito = benchmark["right_of"](documented)
    assert ours >= 119
    assert ours > kaito
    assert len(documented) >= 40


def test_the_room_for_the_cache_is_what_engines_log(benchmark: dict[str, Any]) -> None:
    """Half of the logged rooms are met to 1.1 GiB."""
    errors = [c.cache_error_gib for c in benchmark["cases"](CATALOG) if c.cache_error_gib is not None]
    assert len(errors) >= 12
    assert statistics.median(abs(error) for error in errors) <= 1.1


def test_every_case_has_its_source(benchmark: dict[str, Any]) -> None:
    """With its day, and with what the source says; layouts are whole numbers of devices."""
    for case in benchmark["cases"](CATALOG):
        assert case.row["source"]
        assert case.row["what"]
        assert len(case.row["as_of"]) == len("2026-01-01")


def test_what_exceeds_all_memory_does_not_fit(benchmark: dict[str, Any]) -> None:
    """Weights above the memory of all devices never fit."""
    beyond = [c for c in benchmark["cases"](CATALOG) if c.row["evidence"] == benchmark["ARITHMETIC"]]
    assert beyond
    assert not any(c.said for c in beyond)
