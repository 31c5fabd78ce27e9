"""Which cluster on the host has Envoy Gateway: its ports are fixed, so one of this machine, where it can run at all.

The cluster holds a link of a known name to its folder. It has to be able to give Envoy Gateway the folders that it
wants at the root of the file system, and to make the addresses local to which Envoy sends.
"""

import shutil
import subprocess
from pathlib import Path

from landing_zone.sandbox import pod_route
from landing_zone.sandbox.files import alone
from landing_zone.sandbox.ports import is_free
from landing_zone.sandbox.record import private_folder

HTTP_PORT = 80
"""Port of the model gateway's listener."""
HEALTH_PORT = 8081
"""Port of Envoy Gateway's own health."""
PORTS = (HTTP_PORT, HEALTH_PORT, 9443, 18000, 18002, 19000, 19001, 19003)
"""Of every address: listener, health, webhook, configuration and modules for Envoy, their administration and metrics,
Envoy's readiness. All but the first are fixed by Envoy Gateway 1.9."""


def refusal() -> str | None:
    """Say why Envoy Gateway can't run on this host at present; None if it can. Changes nothing."""
    return pod_route.refusal() or _no_private_root() or _taken_port()


def holder() -> Path | None:
    """Return the folder of the cluster that has it; a cluster without folder is no more."""
    link = _link()
    return link.readlink() if link.is_symlink() and link.is_dir() else None


def claim(directory: Path) -> str | None:
    """Take Envoy Gateway for the cluster in ``directory``; return why it can't have it, None if it has.

    From then on addresses of its pods are local, also when they were not any more, as after a reboot.
    """
    with alone(private_folder() / "gateway.lock"):
        present = holder()
        if present == directory:
            return _make_local()
        return f"its ports are fixed, and cluster {present.name} has it" if present else refusal() or _take(directory)


def release(directory: Path) -> None:
    """Give up Envoy Gateway and the route, also when the link is lost; nothing happens if another cluster has it."""
    if holder() in (directory, None):
        pod_route.remove()
        _link().unlink(missing_ok=True)


def _take(directory: Path) -> str | None:
    if reason := _make_local():
        return reason
    _link().unlink(missing_ok=True)
    _link().symlink_to(directory)
    return None


def _make_local() -> str | None:
    try:
        pod_route.add()
    except OSError as error:
        return f"addresses of pods can't be made local ({error})"
    return None


def _link() -> Path:
    return private_folder() / "gateway"


def _no_private_root() -> str | None:
    if shutil.which("unshare") is None:
        return "`unshare` is not installed (package util-linux), by which it gets the folders that it wants"
    command = ["unshare", "--mount", "true"]
    tried = subprocess.run(command, capture_output=True, text=True, check=False)
    return f"it can't be given the folders that it wants ({tried.stderr.strip()})" if tried.returncode else None


def _taken_port() -> str | None:
    taken = [port for port in PORTS if not is_free(port)]
    return f"its port {taken[0]} is taken by another process of this machine" if taken else None
