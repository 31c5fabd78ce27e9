"""Namespaces are asked for by making one; without them a sandbox does with less, and says with what."""

from pathlib import Path

import pytest

from landing_zone.cli.checks import namespaces
from landing_zone.cli.checks.finding import Subject, Verdict
from landing_zone.config.paths import Paths
from landing_zone.sandbox.space import VARIABLE

SUBJECT = Subject(Paths(Path()), {})


def test_where_they_can_be_made_all_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each cluster gets its own."""
    monkeypatch.delenv(VARIABLE, raising=False)
    (finding,) = namespaces.check(SUBJECT)
    assert (finding.verdict, finding.fix) == (Verdict.OK, "")


def test_a_refusal_is_told_with_its_reason_and_what_comes_of_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Here: the tools that make them, and routes, are not installed."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    (finding,) = namespaces.check(SUBJECT)
    assert finding.verdict is Verdict.WARN
    assert "share this machine's network" in finding.message
    assert "`unshare` is not installed" in finding.message
    assert "Envoy Gateway runs for none: `ip` is not installed" in finding.message
    assert "sysctl" in finding.fix


def test_a_forced_host_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the way back."""
    monkeypatch.setenv(VARIABLE, "host")
    (finding,) = namespaces.check(SUBJECT)
    assert (finding.verdict, finding.fix) == (Verdict.WARN, "unset LZ_SANDBOX_SPACE")


def test_forced_namespaces_that_are_refused_fail(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No sandbox would start."""
    monkeypatch.setenv(VARIABLE, "namespace")
    monkeypatch.setenv("PATH", str(tmp_path))
    (finding,) = namespaces.check(SUBJECT)
    assert finding.verdict is Verdict.FAIL
    assert "sysctl" in finding.fix
