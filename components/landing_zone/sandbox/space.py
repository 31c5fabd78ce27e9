"""Where the processes of a sandbox cluster run: in a namespace of its own, or, where that is refused, on the host."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from landing_zone.errors import SandboxError
from landing_zone.sandbox import namespace
from landing_zone.sandbox.host_space import HostSpace
from landing_zone.sandbox.namespace import Namespace

VARIABLE = "LZ_SANDBOX_SPACE"
"""Forces the kind of space of new clusters: `namespace` or `host`."""
FIX = "allow them: sysctl user.max_user_namespaces and kernel.apparmor_restrict_unprivileged_userns"


class Kind(StrEnum):
    """Kinds of space."""

    NAMESPACE = "namespace"
    HOST = "host"


class Space(Protocol):
    """What holds the processes of one cluster."""

    @property
    def first(self) -> int:
        """Pid of its first process, as the host sees it; 0 = never started."""

    @property
    def mark(self) -> str:
        """What tells its processes from all others on the host; "" = never started."""

    def alive(self) -> bool:
        """Whether the first process still runs."""

    def enter(self, command: Sequence[str]) -> list[str]:
        """Return the command that runs ``command`` with the network of the cluster."""

    def processes(self) -> list[int]:
        """Pids, as the host sees them, of all its processes."""

    def destroy(self) -> None:
        """End all its processes and wait until they are gone."""


@dataclass(frozen=True)
class Choice:
    """Which kind of space new clusters get here, and why."""

    kind: Kind
    reason: str = ""
    """Why it is the host; "" for namespaces."""


def choose() -> Choice:
    """Return the kind that the user forces, else namespaces, else the host.

    Raises:
        SandboxError: the variable names no kind, or forces namespaces where they are refused.
    """
    forced = os.environ.get(VARIABLE, "")
    if forced not in ("", *Kind):
        raise SandboxError(f"{VARIABLE} is {forced!r}; set it to {' or '.join(Kind)}, or unset it")
    if forced == Kind.HOST:
        return Choice(Kind.HOST, f"{VARIABLE} is {Kind.HOST}")
    refusal = namespace.refusal()
    if forced and refusal:
        raise SandboxError(f"{VARIABLE} is {forced}, but namespaces are refused ({refusal}); {FIX}")
    return Choice(Kind.HOST, f"namespaces are refused: {refusal}") if refusal else Choice(Kind.NAMESPACE)


def existing(kind: str, directory: Path, first: int, mark: str) -> Space:
    """Return the space of the cluster in ``directory``, made as this kind with this first process and mark."""
    return HostSpace.of(directory, first) if kind == Kind.HOST else Namespace(first, mark)


def create(kind: str, directory: Path, command: Sequence[str]) -> Space:
    """Make the space of the cluster in ``directory``, with ``command`` as its first process and a log of its output."""
    log = directory / "space.log"
    return HostSpace.create(directory, command, log) if kind == Kind.HOST else Namespace.create(command, log)
