"""The route that makes addresses of simulated pods the host's own, for the one cluster on the host that sends to them.

Inside a namespace all addresses of pods are local. On the host only a range that nothing else uses may be, and adding
a route takes the right to change the network (CAP_NET_ADMIN), which root has outside of containers.
"""

import json
import shutil
import subprocess
from typing import Any

RANGE = "10.244.0.0/16"
_PROTOCOL = "176"
"""Number by which the kernel's table says that the route is ours; none that `iproute2` gives a name to."""
_ROUTE = ("local", RANGE, "dev", "lo", "proto", _PROTOCOL)
_NOWHERE = ("metric", "1760176")
"""Makes a route that is never there: to ask for its end tells whether routes may be changed, and changes nothing."""


def refusal() -> str | None:
    """Say why the route can't be added; None if it can. Changes nothing."""
    if shutil.which("ip") is None:
        return "`ip` is not installed (package iproute2), so addresses of pods can't be made local"
    if "not permitted" in (said := _ip("route", "delete", *_ROUTE, *_NOWHERE).stderr):
        return f"addresses of pods can't be made local without the right to change routes ({said.splitlines()[-1]})"
    if other := [route for route in _routes() if not _is_ours(route)]:
        return f"this machine itself has a route for {RANGE}, by {other[0].get('dev')}"
    return None


def add() -> None:
    """Add the route, unless it is there; raise OSError if it is refused."""
    done = _ip("route", "replace", *_ROUTE)
    if done.returncode:
        raise OSError(done.stderr.strip())


def remove() -> None:
    """Remove the route, if it is there."""
    if shutil.which("ip"):
        _ip("route", "delete", *_ROUTE)


def _routes() -> list[dict[str, Any]]:
    """Return every route, of whatever table, for a part of the range or for a larger one; but no default route."""
    found = [
        route
        for how in ("root", "match")
        for route in json.loads(_ip("-json", "-N", "route", "show", "table", "all", "to", how, RANGE).stdout or "[]")
    ]
    return [route for route in found if route["dst"] != "default"]


def _is_ours(route: dict[str, Any]) -> bool:
    return str(route.get("protocol")) == _PROTOCOL


def _ip(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = ["ip", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)
