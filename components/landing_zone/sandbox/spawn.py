"""Processes that outlive the one that starts them."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

_PASSED_ON = ("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "LZ_CACHE_DIR", "LZ_STATE_DIR")
"""Variables that a process which stays may keep; the others may hold secrets."""


def detached(
    command: Sequence[str], log: Path, descriptors: Sequence[int] = (), variables: Mapping[str, str] | None = None
) -> int:
    """Start ``command`` in a session of its own, its output appended to ``log``; return its pid.

    Args:
        descriptors: open files that it inherits under the same numbers.
        variables: of its environment, besides those that are passed on.
    """
    for descriptor in descriptors:
        os.set_inheritable(descriptor, True)
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(log), flags, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | dict(variables or {})
    return os.posix_spawnp(command[0], list(command), environment, file_actions=actions, setsid=True)


def ended(pid: int) -> bool:
    """Whether a child has ended; collects it then."""
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return True
