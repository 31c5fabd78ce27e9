"""Programs that are missing are told with what making them takes."""

from pathlib import Path

import pytest

from landing_zone.cli.checks import programs
from landing_zone.cli.checks.finding import Subject, Verdict
from landing_zone.config.paths import Paths
from landing_zone.engine.binaries.table import PARTS

NAMES = [binary.name for part in PARTS for binary in part.binaries]


@pytest.fixture
def subject(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Subject:
    """This checkout with an empty cache, and nothing on PATH."""
    monkeypatch.setenv("LZ_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("LZ_BIN_DIR", raising=False)
    return Subject(Paths(root), {})


def test_given_programs_are_found(subject: Subject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the folder that the user names."""
    for name in NAMES:
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("LZ_BIN_DIR", str(tmp_path))
    (finding,) = programs.check(subject)
    assert (finding.verdict, finding.message) == (Verdict.OK, f"{len(NAMES)} programs of {len(NAMES)} here")


def test_missing_programs_warn_and_a_missing_toolchain_fails(
    subject: Subject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names, time, disk; then Go, without which some can't be made at all."""
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    to_make, go = programs.check(subject)
    assert to_make.verdict is Verdict.WARN
    assert to_make.message == f"missing: {', '.join(NAMES)}"
    assert "GB while they build" in to_make.fix
    assert (go.check, go.verdict) == ("go", Verdict.FAIL)
    assert "Go is missing" in go.message
    assert "install it" in go.fix


def test_a_project_without_tools_is_told(tmp_path: Path) -> None:
    """The versions of the programs are pinned there."""
    (finding,) = programs.check(Subject(Paths(tmp_path), {}))
    assert finding.verdict is Verdict.FAIL
    assert "tools" in finding.message


def test_a_full_disk_fails(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a build finds out."""
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 10**9})())
    to_make, _ = programs.check(subject)
    assert to_make.verdict is Verdict.FAIL
    assert "only 1.0 GB are free" in to_make.message
