"""Namespaces are asked for by making one."""

from pathlib import Path

import pytest

from landing_zone.cli.checks import namespaces
from landing_zone.cli.checks.finding import Subject, Verdict
from landing_zone.config.paths import Paths

SUBJECT = Subject(Paths(Path()), {})


def test_a_refusal_is_told_with_its_reason(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Here: the tool that makes them is not installed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    (finding,) = namespaces.check(SUBJECT)
    assert finding.verdict is Verdict.FAIL
    assert "`unshare` is not installed" in finding.message
    assert "sysctl" in finding.fix
