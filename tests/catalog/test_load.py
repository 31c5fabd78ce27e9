"""The shipped tables are whole, and each is read when it is first asked for."""

import subprocess
import sys

from landing_zone.catalog.load import load_catalog


def test_the_catalog_is_complete() -> None:
    """Every table has the rows that the package promises."""
    catalog = load_catalog()
    assert len(catalog.accelerators) >= 28
    assert len(catalog.models) >= 111
    assert len(catalog.regions) >= 143
    assert len(catalog.offers) >= 1139
    assert len(catalog.round_trips) >= 2460


def test_the_catalog_is_loaded_once() -> None:
    """Loading again gives the same object, and its tables are read once."""
    assert load_catalog() is load_catalog()
    assert load_catalog().models is load_catalog().models


def test_a_table_is_read_on_first_use() -> None:
    """Who asks for the models does not read the offers."""
    program = """
from landing_zone.catalog.load import load_catalog
catalog = load_catalog()
catalog.models
print(sorted(set(vars(catalog)) - {"folder", "own"}))
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['models']"
