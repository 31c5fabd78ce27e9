"""Files of a Go module are copied to the same places."""

from pathlib import Path

import pytest

from landing_zone.engine.binaries.manifests import copy_files
from landing_zone.errors import BuildError


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """Return the folder of a module, read-only as Go makes it."""
    folder = tmp_path / "module@v1"
    for name in ("install/a.yaml", "install/a.sh", "charts/c/Chart.yaml", "charts/c/templates/.hidden", "main.go"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
        (folder / name).chmod(0o444)
    return folder


def test_only_what_matches_is_copied(module: Path, tmp_path: Path) -> None:
    """A pattern ending in ** takes a folder whole."""
    copy_files(module, ("install/*.yaml", "charts/**"), tmp_path / "out")
    copied = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert copied == {"install/a.yaml", "charts/c/Chart.yaml", "charts/c/templates/.hidden"}


def test_copies_can_be_written_and_removed(module: Path, tmp_path: Path) -> None:
    """The read-only mode of Go's module cache stays there."""
    copy_files(module, ("install/*.yaml",), tmp_path / "out")
    (tmp_path / "out" / "install" / "a.yaml").write_text("changed")


def test_a_pattern_without_files_is_a_fault(module: Path, tmp_path: Path) -> None:
    """A module that moved its files is found when it is built, not when they are needed."""
    with pytest.raises(BuildError, match="module@v1 has no gone/"):
        copy_files(module, ("gone/**",), tmp_path / "out")


def test_two_files_at_one_place_are_a_fault(module: Path, tmp_path: Path) -> None:
    """No file replaces another in silence."""
    copy_files(module, ("install/*.yaml",), tmp_path / "out")
    with pytest.raises(BuildError, match=r"two modules have a a\.yaml at the same place"):
        copy_files(module, ("install/*.yaml",), tmp_path / "out")
