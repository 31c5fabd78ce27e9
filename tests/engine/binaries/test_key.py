"""The key of a part changes with what changes its programs, and with nothing else."""

import dataclasses
from pathlib import Path

import pytest

from landing_zone.engine.binaries.key import part_key
from landing_zone.engine.binaries.part import Binary, ModuleFiles, Part

PART = Part("tiny", (1, 2, 3), (Binary("a", "./a", 1, 1),), 1)


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """Return a folder of tools with one module."""
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / "go.mod").write_text("module m\n")
    (tmp_path / "tiny" / "go.sum").write_text("x\n")
    return tmp_path


@pytest.mark.parametrize("file", ["go.mod", "go.sum"])
def test_the_key_follows_the_pins(tools: Path, file: str) -> None:
    """Other modules, other sums: another key."""
    before = part_key(PART, tools)
    (tools / "tiny" / file).write_text("changed\n")
    assert part_key(PART, tools) != before


def test_text_cannot_move_between_the_files(tools: Path) -> None:
    """What leaves go.mod for go.sum makes another key."""
    before = part_key(PART, tools)
    (tools / "tiny" / "go.mod").write_text("module m\nx\n")
    (tools / "tiny" / "go.sum").write_text("")
    assert part_key(PART, tools) != before


@pytest.mark.parametrize(
    "changed",
    [dataclasses.replace(PART, symbols=(("a.b", "1"),)), dataclasses.replace(PART, files=(ModuleFiles("m", ("*",)),))],
    ids=["flags", "files"],
)
def test_the_key_follows_flags_and_files(tools: Path, changed: Part) -> None:
    """Another stamp or other shared files are another key."""
    assert part_key(changed, tools) != part_key(PART, tools)


def test_measured_times_are_no_part_of_the_key(tools: Path) -> None:
    """To measure anew does not mean to build anew."""
    slower = dataclasses.replace(PART, binaries=(Binary("a", "./a", 99, 1),), build_mb=99)
    assert part_key(slower, tools) == part_key(PART, tools)
