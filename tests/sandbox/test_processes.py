"""Processes are ended until none is found."""

import subprocess

from landing_zone.sandbox.processes import end_all, is_zombie, kill, pids


def test_what_is_found_is_ended() -> None:
    """And what has ended may be killed again."""
    with subprocess.Popen(["sleep", "600"]) as process:
        assert process.pid in pids()
        end_all(lambda: [] if is_zombie(process.pid) else [process.pid])
        assert is_zombie(process.pid)
    kill(process.pid)
    assert is_zombie(process.pid)
