"""Progress is lines where no terminal shows it, and never on stdout."""

import pytest

from landing_zone.cli.progress import working


def test_without_a_terminal_each_step_is_a_line(capfd: pytest.CaptureFixture[str]) -> None:
    """On stderr."""
    with working("building") as say:
        say("etcd")
    assert capfd.readouterr() == ("", "building\netcd\n")
