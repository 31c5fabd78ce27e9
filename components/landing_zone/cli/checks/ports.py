"""Ports: whether a server may listen on this machine's loopback address."""

import socket
from collections.abc import Iterator

from landing_zone.cli.checks.finding import Finding, Subject, Verdict

NAME = "ports"
LOOPBACK = "127.0.0.1"


def check(subject: Subject) -> Iterator[Finding]:
    """Yield one finding; only a sandbox listens."""
    if not subject.sandboxed:
        return
    try:
        with socket.create_server((LOOPBACK, 0)):
            yield Finding(NAME, Verdict.OK, f"servers may listen on {LOOPBACK}")
    except OSError as error:
        fix = f"allow it, or look at `ip address show lo` for {LOOPBACK}"
        yield Finding(NAME, Verdict.FAIL, f"no server may listen on {LOOPBACK} ({error.strerror})", fix)
