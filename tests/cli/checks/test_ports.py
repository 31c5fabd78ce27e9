"""A sandbox's forwarders listen on loopback."""

from pathlib import Path

import pytest

from landing_zone.cli.checks import ports
from landing_zone.cli.checks.finding import Subject, Verdict
from landing_zone.config.paths import Paths

SUBJECT = Subject(Paths(Path()), {})


def test_loopback_is_open() -> None:
    """As on any machine."""
    (finding,) = ports.check(SUBJECT)
    assert finding.verdict is Verdict.OK


def test_a_machine_without_loopback_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that is not this machine's stands for it."""
    monkeypatch.setattr(ports, "LOOPBACK", "203.0.113.1")
    (finding,) = ports.check(SUBJECT)
    assert finding.verdict is Verdict.FAIL
    assert "203.0.113.1" in finding.message
