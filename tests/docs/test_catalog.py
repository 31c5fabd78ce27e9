"""The page on the catalog is what its generator makes of the tables now."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from landing_zone.catalog.catalog import TABLES
from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.schema import read_schema


@pytest.fixture(scope="module")
def generator() -> Any:
    """The script, as a module."""
    file = Path(__file__).parents[2] / "docs" / "generate" / "catalog.py"
    spec = importlib.util.spec_from_file_location("generate_catalog", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current(generator: Any) -> None:
    """If not: `make docs`, and commit the page."""
    assert generator.FILE.read_text(encoding="utf-8") == generator.document(load_catalog())


def test_every_table_and_column_is_in_it(generator: Any) -> None:
    """Described by a paragraph and by its schema."""
    text, folder = generator.document(load_catalog()), load_catalog().folder
    assert set(generator.ABOUT) == set(TABLES)
    for name in TABLES:
        section = text.partition(f"## {name.capitalize()}\n")[2].partition("\n## ")[0]
        for column in read_schema(folder, name):
            assert f"| `{column.name}` | `{column.type.replace('|', chr(92) + '|')}` |" in section
