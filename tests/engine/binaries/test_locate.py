"""A program is taken from `LZ_BIN_DIR`, then from PATH at a fitting version, then from the cache."""

import os
from pathlib import Path

import pytest

from landing_zone.engine.binaries.locate import locate
from landing_zone.engine.binaries.part import Binary, Part
from landing_zone.errors import MissingTool

TOOL = Binary("tool", "./tool", 1, 1)
PART = Part("tools", (1, 36, 3), (TOOL,), 1, version_arguments=("--version",))
SILENT = Part("tools", (1, 36, 3), (TOOL,), 1)


def program(folder: Path, version: str, name: str = "tool") -> Path:
    """Write a program that tells `version`."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\necho tool v{version}\n")
    file.chmod(0o755)
    return file


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put `path` and `path2` of the test's folder on PATH, and no `LZ_BIN_DIR`."""
    monkeypatch.setenv("PATH", os.pathsep.join(map(str, (tmp_path / "path", tmp_path / "path2", "/usr/bin", "/bin"))))
    monkeypatch.delenv("LZ_BIN_DIR", raising=False)
    return tmp_path


def test_the_users_folder_wins_at_any_version(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `LZ_BIN_DIR` has is taken as it is."""
    given = program(folders / "given", "9.9.9")
    program(folders / "path", "1.36.3")
    monkeypatch.setenv("LZ_BIN_DIR", str(folders / "given"))
    assert locate(PART, TOOL, program(folders / "cache", "1.36.3")) == given


def test_a_program_that_the_users_folder_lacks_is_found_elsewhere(
    folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`LZ_BIN_DIR` may have some programs only."""
    monkeypatch.setenv("LZ_BIN_DIR", str(folders))
    cached = program(folders / "cache", "1.36.3")
    assert locate(PART, TOOL, cached) == cached


def test_path_wins_over_the_cache_at_a_fitting_version(folders: Path) -> None:
    """Another patch of the same minor version fits, and an unfitting one before it on PATH is passed over."""
    program(folders / "path", "1.35.9")
    fitting = program(folders / "path2", "1.36.7")
    assert locate(PART, TOOL, program(folders / "cache", "1.36.3")) == fitting


@pytest.mark.parametrize("version", ["1.35.3", "1.37.0", "2.36.3", "devel"])
def test_an_unfitting_version_on_path_is_passed_over(folders: Path, version: str) -> None:
    """Another minor version is another program."""
    program(folders / "path", version)
    cached = program(folders / "cache", "1.36.3")
    assert locate(PART, TOOL, cached) == cached


def test_path_is_not_trusted_where_programs_tell_no_version(folders: Path) -> None:
    """A program of unknown version is not taken from PATH."""
    program(folders / "path", "1.36.3")
    assert locate(SILENT, TOOL, folders / "cache" / "tool") is None


def test_our_own_command_on_path_is_not_the_cli(folders: Path) -> None:
    """In an active `.venv` the first `pulumi` on PATH is the wrapper around the one that is looked for."""
    wrapper = program(folders / "path", "1.36.3")
    wrapper.write_text("#!/bin/sh\n# ai-landing-zone: …\necho 1.36.3\n", encoding="utf-8")
    assert locate(PART, TOOL, folders / "cache" / "tool") is None


def test_a_users_folder_that_is_none_is_refused(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistyped `LZ_BIN_DIR` is not passed over in silence."""
    monkeypatch.setenv("LZ_BIN_DIR", str(folders / "gone"))
    with pytest.raises(MissingTool, match=r"LZ_BIN_DIR: .*gone is not a folder; name one"):
        locate(PART, TOOL, folders / "cache" / "tool")


def test_a_given_program_that_cannot_be_run_is_refused(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without the permission to run is named."""
    program(folders / "given", "1.36.3").chmod(0o644)
    monkeypatch.setenv("LZ_BIN_DIR", str(folders / "given"))
    with pytest.raises(MissingTool, match="tool cannot be run; `chmod \\+x` it"):
        locate(PART, TOOL, folders / "cache" / "tool")
