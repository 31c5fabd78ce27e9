"""The state folder must be writable and have room."""

import os
from pathlib import Path

import pytest

from landing_zone.cli.checks import state
from landing_zone.cli.checks.finding import Subject, Verdict
from landing_zone.config.paths import Paths


@pytest.fixture
def subject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Subject:
    """State in a folder that is not made yet."""
    monkeypatch.setenv("LZ_STATE_DIR", str(tmp_path / "new" / "state"))
    return Subject(Paths(tmp_path), {})


def test_a_new_folder_is_judged_by_its_nearest_parent(subject: Subject) -> None:
    """It is not made."""
    (finding,) = state.check(subject)
    assert finding.verdict is Verdict.OK
    assert not subject.paths.state.exists()


def test_little_room_fails(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the fix."""
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 10**8})())
    (finding,) = state.check(subject)
    assert finding.message.startswith("only 0.1 GB free")
    assert "LZ_STATE_DIR" in finding.fix


def test_a_folder_of_somebody_else_fails(subject: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    """As told by the system."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    (finding,) = state.check(subject)
    assert "can't be written to" in finding.message
