"""The wheel holds our two packages, with their data and types, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build the wheel and return the names in it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_top_level_names(names: set[str]) -> None:
    """Only our import names, beside the metadata."""
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"landing_zone", "landing_zone_policies"}


def test_types_are_announced(names: set[str]) -> None:
    """Type checkers of users read our annotations."""
    assert "landing_zone/py.typed" in names


def test_every_table_of_the_catalog_is_in_it(names: set[str]) -> None:
    """The catalog is data of the package, and so are its schemas."""
    data = ROOT / "components/landing_zone/catalog/data"
    tables = sorted(data.rglob("*.csv"))
    assert tables
    assert {f"landing_zone/catalog/data/{table.relative_to(data)}" for table in tables} <= names


def test_no_test_and_no_cache_is_in_it(names: set[str]) -> None:
    """What is not for users stays out."""
    assert not [name for name in names if "test_" in name or name.endswith((".pyc", ".orig"))]
