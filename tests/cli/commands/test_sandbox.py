"""`lz sandbox` lists and ends what stands in for clusters and clouds."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from landing_zone.config.paths import sandbox_folder
from landing_zone.sandbox.clouds import moto
from landing_zone.sandbox.clouds.programs import Programs
from landing_zone.sandbox.record import Record

LZ = Callable[..., Any]


@pytest.fixture
def state(project: Any, tmp_path: Path) -> Iterator[Path]:
    """The state folder of the project; a server that was started in it is ended."""
    folder = tmp_path / "state"
    yield folder
    moto.stop(folder, "tiny")


def test_where_nothing_runs_that_is_said(lz: LZ, state: Path) -> None:
    """By both commands, also where `lz` has prepared a sandbox in which nothing was started."""
    Programs({}, {}, state / "catalog").write(state, "tiny")
    assert lz("sandbox", "status").out == "no sandbox is running\n"
    assert lz("sandbox", "status", "--json").document == {"clusters": [], "processes": [], "endpoints": {}}
    assert lz("sandbox", "down").out == "no sandbox was running\n"
    assert not sandbox_folder(state, "tiny").exists()


def test_a_cluster_that_does_not_run_is_listed_and_forgotten(lz: LZ, state: Path) -> None:
    """As after a reboot: its record is there, its processes are not."""
    Record("clinic", 20001, 20002).write(sandbox_folder(state, "tiny") / "clinic")
    assert "clinic: not running" in lz("sandbox", "status").out
    assert lz("sandbox", "status", "--json").document["clusters"] == []
    assert lz("sandbox", "down", "--json").document == {"ended": ["clinic"]}
    assert lz("sandbox", "status").out == "no sandbox is running\n"


def test_a_clouds_server_is_listed_with_its_address_and_ended(lz: LZ, state: Path) -> None:
    """Its processes too, with the port."""
    url = moto.start(state, "tiny")
    document = lz("sandbox", "status", "--json").document
    assert document["endpoints"] == {"aws": url}
    (server,) = (process for process in document["processes"] if process["name"] == "tiny/moto")
    assert url.endswith(f":{server['port']}")
    assert f"aws of tiny: {url}" in lz("sandbox", "status").out
    assert lz("sandbox", "down").out == "ended aws\n"
    assert moto.find(state, "tiny") is None
