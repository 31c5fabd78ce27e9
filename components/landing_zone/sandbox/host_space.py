"""The host itself as the space of a cluster, where namespaces are refused.

Nothing is kept apart: a cluster has ports of its own among the host's, and its processes are known by a variable of
their environment, which whatever they start inherits. So a process is found also when those that started it are dead,
and when the command that started the first was killed before it could write down its pid.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from landing_zone.sandbox.processes import end_all, is_zombie, pids
from landing_zone.sandbox.spawn import detached

_VARIABLE = "LZ_SANDBOX_CLUSTER"


@dataclass(frozen=True)
class HostSpace:
    """The processes of one cluster among those of the host."""

    first: int
    """Pid of the process that was started first; 0 = never written down."""
    mark: str
    """Value of the variable."""

    @classmethod
    def of(cls, directory: Path, first: int) -> "HostSpace":
        """Return the space of the cluster in ``directory``."""
        return cls(first, hashlib.sha256(str(directory).encode()).hexdigest()[:16])

    @classmethod
    def create(cls, directory: Path, command: Sequence[str], log: Path) -> "HostSpace":
        """Start ``command`` as the first process of the cluster in ``directory``, with its output in ``log``."""
        mark = cls.of(directory, 0).mark
        return cls(detached(command, log, variables={_VARIABLE: mark}), mark)

    def alive(self) -> bool:
        """Whether the first process still runs."""
        return self._owns(self.first)

    def enter(self, command: Sequence[str]) -> list[str]:
        """Return the command as it is: the cluster's network is the host's."""
        return list(command)

    def processes(self) -> list[int]:
        """Pids of all its processes."""
        return [pid for pid in pids() if self._owns(pid)]

    def destroy(self) -> None:
        """End all its processes and wait until they are gone."""
        end_all(self.processes)

    def _owns(self, pid: int) -> bool:
        """Whether a process runs that inherited the mark; those of other users can't be read and are not ours."""
        try:
            variables = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
        except OSError:
            return False
        return f"{_VARIABLE}={self.mark}".encode() in variables and not is_zombie(pid)
