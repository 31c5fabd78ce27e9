"""Nothing that a sandbox cluster sends leaves the machine: it has addresses, but no way out."""

import json
import subprocess
import sys
from typing import Any

import pytest

pytestmark = pytest.mark.integration

PEER = "lz1"
"""Other end of the only interface with a route; it lies in the same namespace."""
CONNECT = "import socket, sys; socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=0.5)"


def inside(cluster: Any, *command: str) -> "subprocess.CompletedProcess[str]":
    """Run a command in the cluster's namespace."""
    return subprocess.run(cluster.enter(command), capture_output=True, text=True, timeout=30, check=False)


def connect(cluster: Any, address: str, port: int) -> str:
    """Open a connection from inside the namespace; return the error, "" if there was none."""
    return inside(cluster, sys.executable, "-c", CONNECT, address, str(port)).stderr


def received(cluster: Any) -> int:
    """Return how many packets arrived at the pair's other end."""
    (link,) = json.loads(inside(cluster, "ip", "-json", "-statistics", "link", "show", PEER).stdout)
    return int(link["stats64"]["rx"]["packets"])


def test_every_interface_ends_in_the_namespace(small_up: Any) -> None:
    """Besides the loopback there is one pair of interfaces, and both its ends are inside."""
    (cluster,) = small_up.clusters("small").values()
    links = {link["ifname"]: link.get("link") for link in json.loads(inside(cluster, "ip", "-json", "link").stdout)}
    assert links == {"lo": None, "lz0": PEER, PEER: "lz0"}


@pytest.mark.parametrize("address", ["1.1.1.1", "169.254.169.254", "172.17.0.1", "192.168.1.1"])
def test_what_is_outside_can_not_be_reached(small_up: Any, address: str) -> None:
    """The way to any other machine, a cloud's metadata service included, leads into the pair, where nobody answers."""
    (cluster,) = small_up.clusters("small").values()
    (route,) = json.loads(inside(cluster, "ip", "-json", "route", "get", address).stdout)
    assert route["dev"] == "lz0"
    before = received(cluster)
    assert "Error" in connect(cluster, address, 443)
    assert received(cluster) > before


def test_a_simulated_pods_address_is_this_machines(small_up: Any) -> None:
    """Whoever sends to a simulated pod is refused at once, from inside the namespace."""
    (cluster,) = small_up.clusters("small").values()
    addresses = [pod["status"]["podIP"] for pod in small_up.objects(cluster, "v1/Pod")]
    assert addresses
    for address in addresses:
        (route,) = json.loads(inside(cluster, "ip", "-json", "route", "get", address).stdout)
        assert (route["type"], route["dev"]) == ("local", "lo")
        assert "ConnectionRefusedError" in connect(cluster, address, 8080)
