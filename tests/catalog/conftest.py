"""A copy of the catalog's tables that a test may spoil."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """The tables, in a folder of the test's own."""
    with as_file(files("landing_zone.catalog") / "data") as folder:
        shutil.copytree(folder, tmp_path / "data")
    return tmp_path / "data"
