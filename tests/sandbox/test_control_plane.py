"""A control plane's keys stay, its processes need each other in order, and no secret is in a command line."""

import json
from pathlib import Path

import pytest

from landing_zone.sandbox.control_plane import BINARIES, ControlPlane
from landing_zone.sandbox.network import Network, on_host
from landing_zone.sandbox.ports import Ports
from landing_zone.sandbox.record import directory_of


@pytest.fixture
def control_plane(tmp_path: Path) -> ControlPlane:
    """A control plane whose keys are made."""
    made = ControlPlane(tmp_path, {name: Path("/bin") / name for name in BINARIES}, {"kwok": Path("/share")}, Network())
    made.prepare()
    return made


def test_the_data_comes_first_and_the_nodes_last(control_plane: ControlPlane) -> None:
    """One process for each program."""
    assert tuple(program.name for program in control_plane.programs()) == BINARIES


def test_keys_are_made_once(control_plane: ControlPlane) -> None:
    """A restart must not lock out who holds the kubeconfig."""
    before = control_plane.kubeconfig.read_bytes()
    control_plane.prepare()
    assert control_plane.kubeconfig.read_bytes() == before


def test_secrets_are_in_private_files_alone(control_plane: ControlPlane, tmp_path: Path) -> None:
    """Anybody may read a command line."""
    token = json.loads(control_plane.kubeconfig.read_text())["users"][0]["user"]["token"]
    assert not any(token in word for program in control_plane.programs() for word in program.command)
    assert all(file.stat().st_mode & 0o077 == 0 for file in (tmp_path / "keys").iterdir())


def test_the_hosts_kubeconfig_has_its_port_and_the_folder(control_plane: ControlPlane, tmp_path: Path) -> None:
    """Same authority and token as inside."""
    inner, outer = json.loads(control_plane.kubeconfig.read_text()), control_plane.host_kubeconfig("one", 4711)
    assert outer["clusters"][0]["cluster"]["server"] == "https://127.0.0.1:4711"
    assert directory_of(outer) == tmp_path
    assert outer["users"][0]["user"] == inner["users"][0]["user"]


def test_every_port_and_range_is_the_networks(tmp_path: Path) -> None:
    """Two control planes on one machine share none."""
    ports = Ports(*range(20_000, 20_010))
    binaries = {name: Path("/bin") / name for name in BINARIES}
    made = ControlPlane(tmp_path, binaries, {"kwok": Path("/share")}, on_host(ports, gateway=False))
    made.prepare()
    text = " ".join(word for program in made.programs() for word in program.command) + made.kubeconfig.read_text()
    own = (ports.api, ports.etcd, ports.etcd_peer, ports.controller_manager, ports.scheduler, ports.kwok)
    assert all(str(port) in text for port in own)
    assert not any(str(port) in text for port in (6443, 2379, 2380, 10257, 10259, 10247))
    assert "--cidr=127." in text
    assert "--service-cluster-ip-range=127." in text
