"""One cluster of this machine has Envoy Gateway, and addresses of its pods are local while it has.

All of it is done in a namespace, so that neither routes nor ports of the machine matter.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from landing_zone.sandbox.namespace import POD_RANGE, Namespace

PROGRAM = """
import json, socket, sys
from pathlib import Path
from landing_zone.sandbox import pod_route, single_gateway as gateway
a, b = (Path(name) for name in sys.argv[2:])
def local():
    ours = [pod_route._is_ours(route) for route in pod_route._routes()]
    return not all(ours), any(ours)
said = []
exec(sys.argv[1])
print(json.dumps(said))
"""


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """What runs lines inside a namespace, where `a` and `b` are folders of clusters, and returns what they said."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    made = Namespace.create(["sleep", "600"], tmp_path / "log")

    def run(lines: str, *before: str, own_range: bool = False) -> Any:
        if not own_range:
            subprocess.run(made.enter(["ip", "route", "delete", "local", POD_RANGE, "dev", "lo"]), check=False)
        command = made.enter([*before, sys.executable, "-c", PROGRAM, lines, *map(str, folders)])
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    yield run
    made.destroy()


def test_the_first_that_asks_has_it_until_it_gives_it_up(inside: Any) -> None:
    """Then the next one may; who does not have it can't give it up."""
    lines = """
said += [gateway.claim(a), gateway.claim(a), gateway.claim(b), local()]
gateway.release(b)
said += [local()]
gateway.release(a)
said += [local(), gateway.claim(b)]
"""
    assert inside(lines) == [
        None,
        None,
        "its ports are fixed, and cluster a has it",
        [False, True],
        [False, True],
        [False, False],
        None,
    ]


def test_a_cluster_that_is_no_more_does_not_have_it(inside: Any) -> None:
    """As when somebody removed its folder by hand."""
    assert inside("gateway.claim(a); a.rmdir(); said += [gateway.claim(b), local()]") == [None, [False, True]]


def test_the_route_comes_back(inside: Any) -> None:
    """After a reboot who has it asks again."""
    lines = "gateway.claim(a); pod_route.remove(); said += [local(), gateway.claim(a), local()]"
    assert inside(lines) == [[False, False], None, [False, True]]


def test_a_range_that_is_in_use_is_left_alone(inside: Any) -> None:
    """Here the namespace's own route has it: nothing is changed."""
    said, routes = inside("said += [gateway.claim(a), local()]", own_range=True)
    assert said == "this machine itself has a route for 10.244.0.0/16, by lo"
    assert routes == [True, False]


def test_without_the_right_to_change_routes_it_is_refused(inside: Any) -> None:
    """The reason is the kernel's."""
    without = ("setpriv", "--bounding-set=-net_admin", "--")
    said, routes = inside("said += [gateway.claim(a), local()]", *without)
    assert "can't be made local" in said
    assert "not permitted" in said
    assert routes == [False, False]


def test_without_private_folders_it_is_refused(inside: Any) -> None:
    """Envoy Gateway wants some at the root of the file system."""
    (said,) = inside("said += [gateway.claim(a)]", "setpriv", "--bounding-set=-sys_admin", "--")
    assert said.startswith("it can't be given the folders that it wants")


def test_a_taken_port_is_named(inside: Any) -> None:
    """Whatever listens there."""
    lines = "server = socket.create_server(('127.0.0.1', 8081)); said += [gateway.claim(a), gateway.refusal()]"
    taken = "its port 8081 is taken by another process of this machine"
    assert inside(lines) == [taken, taken]
