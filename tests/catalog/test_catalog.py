"""The digest follows the tables' content, wherever they lie."""

from pathlib import Path

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.load import load_catalog


def test_a_copy_has_the_same_digest(tables: Path) -> None:
    """It depends on names and content, not on the folder."""
    assert Catalog(tables).digest == load_catalog().digest


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [("offers.csv", ",6.67369,", ",6.67370,"), ("schema/models.csv", "sliding_layers,integer[0..],,0,", "x,text,,0,")],
)
def test_the_digest_follows_every_cell(tables: Path, file: str, old: str, new: str) -> None:
    """One price, or one default of a schema, changes it."""
    text = (tables / file).read_text()
    assert old in text
    (tables / file).write_text(text.replace(old, new, 1))
    assert Catalog(tables).digest != load_catalog().digest


def test_a_catalog_can_t_be_changed() -> None:
    """Its tables are read-only."""
    with pytest.raises(TypeError):
        load_catalog().models["mine"] = load_catalog().models["microsoft/phi-4"]  # type: ignore[index]
