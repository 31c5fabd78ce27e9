"""Packages of the distribution and all its options must be installed."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from landing_zone.cli.checks import python
from landing_zone.cli.checks.finding import Subject, Verdict
from landing_zone.config.paths import Paths

SUBJECT = Subject(Paths(Path()), {})


def test_this_environment_is_whole() -> None:
    """The tests run in it."""
    (finding,) = python.check(SUBJECT)
    assert finding.verdict is Verdict.OK


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever option it belongs to."""

    def without_altair(name: str) -> str:
        if name == "altair":
            raise PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr(python, "version", without_altair)
    (finding,) = python.check(SUBJECT)
    assert finding.verdict is Verdict.FAIL
    assert finding.message.endswith("lacks altair")
