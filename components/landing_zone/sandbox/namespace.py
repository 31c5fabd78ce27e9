"""One Linux namespace per sandbox cluster: own ports, own routes, and no packet that leaves it.

User, network, mount and process namespaces are made together, so an ordinary user can do it; where user namespaces are
refused, root makes the others alone. Inside, every address of
the pod and service range is local (a packet to a simulated pod ends on this machine), and the default route leads into
a pair of interfaces whose other end is in the namespace as well. Killing the holder ends everything in it.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from landing_zone.errors import SandboxError
from landing_zone.sandbox.processes import end_all, is_zombie, kill, pids
from landing_zone.sandbox.spawn import detached, ended

POD_RANGE = "10.0.0.0/8"

_SET_UP = f"""
set -e
ip link set lo up
ip link add lz0 type veth peer name lz1
ip address add 192.0.2.1/24 dev lz0
ip link set lz0 up
ip link set lz1 up
ip route add local {POD_RANGE} dev lo
ip route add default dev lz0
exec "$@"
"""
_KINDS = ("--net", "--mount", "--pid")
_AS_USER = ("unshare", "--user", "--map-root-user", *_KINDS, "--fork", "--kill-child=KILL")
_AS_ROOT = ("unshare", *_KINDS, "--fork", "--kill-child=KILL")


def refusal() -> str | None:
    """Say why namespaces can't be made here; None if they can."""
    for tool in ("unshare", "nsenter", "ip"):
        if shutil.which(tool) is None:
            return f"`{tool}` is not installed (packages util-linux and iproute2)"
    said = ""
    for way in _ways():
        if (refused := _refusal_of(way)) is None:
            return None
        said = said or refused
    return said


@dataclass(frozen=True)
class Namespace:
    """A namespace, known by its first process."""

    first: int
    """Pid, as the host sees it, of the first process inside: when it ends, all others end."""
    mark: str
    """The kernel's name of the network namespace, which tells a reused pid from the same process."""

    @classmethod
    def create(cls, command: Sequence[str], log: Path) -> "Namespace":
        """Make a namespace whose first process is ``command``, with its output in ``log``."""
        way = next((way for way in _ways() if _refusal_of(way) is None), _AS_USER)
        holder = detached(_inside(way, command), log)
        deadline = time.monotonic() + 10
        while not ended(holder) and time.monotonic() < deadline:
            if (first := _child_of(holder)) and _is_set_up(first) and (mark := _network_of(first)):
                return cls(first, mark)
            time.sleep(0.01)
        kill(holder)
        reason = refusal()
        said = f" ({reason}); if that is to stay, run `lz sandbox down` and try again" if reason else ""
        raise SandboxError(f"no namespace for a sandbox cluster: see {log}{said}")

    def alive(self) -> bool:
        """Whether the first process still runs."""
        return _network_of(self.first) == self.mark and not is_zombie(self.first)

    def enter(self, command: Sequence[str]) -> list[str]:
        """Return the command that runs ``command`` inside, in the present folder."""
        other_user = _user_of(self.first) != _user_of(os.getpid())
        kinds = ("--user", "--preserve-credentials", *_KINDS) if other_user else _KINDS
        return ["nsenter", "--target", str(self.first), *kinds, f"--wdns={Path.cwd()}", *command]

    def processes(self) -> list[int]:
        """Pids, as the host sees them, of all processes inside."""
        return [pid for pid in pids() if _network_of(pid) == self.mark and not is_zombie(pid)]

    def destroy(self) -> None:
        """End every process inside and wait until they are gone."""
        end_all(self.processes)


def _ways() -> list[tuple[str, ...]]:
    """Return the commands that make namespaces, the one that takes no privileges first."""
    return [_AS_USER, _AS_ROOT] if os.geteuid() == 0 else [_AS_USER]


def _inside(way: Sequence[str], command: Sequence[str]) -> list[str]:
    return [*way, "sh", "-c", _SET_UP, "sh", *command]


def _refusal_of(way: Sequence[str]) -> str | None:
    tried = subprocess.run(_inside(way, ["true"]), capture_output=True, text=True, check=False)
    return None if tried.returncode == 0 else tried.stderr.strip().splitlines()[-1]


def _child_of(pid: int) -> int | None:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return None
    return int(children[0]) if children else None


def _is_set_up(pid: int) -> bool:
    """Whether the script that makes the network has given way to the command it was made for."""
    try:
        return (command := Path(f"/proc/{pid}/cmdline").read_bytes()) != b"" and _SET_UP.encode() not in command
    except OSError:
        return False


def _network_of(pid: int) -> str | None:
    return _namespace_of(pid, "net")


def _user_of(pid: int) -> str | None:
    return _namespace_of(pid, "user")


def _namespace_of(pid: int, kind: str) -> str | None:
    try:
        return str(Path(f"/proc/{pid}/ns/{kind}").readlink())
    except OSError:
        return None
