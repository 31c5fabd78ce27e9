"""Without an environment there is nothing to provision."""

from pathlib import Path

from landing_zone.cli.checks import inputs
from landing_zone.cli.checks.finding import Subject, Verdict
from landing_zone.config.paths import Paths


def test_no_environment_fails() -> None:
    """With the way to one."""
    (finding,) = inputs.check(Subject(Paths(Path()), {}))
    assert finding.verdict is Verdict.FAIL
    assert "lz schema environment" in finding.fix
