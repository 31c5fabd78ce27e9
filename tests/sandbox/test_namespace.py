"""A namespace is a world of its own, made without privileges, and ends whole."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox.namespace import Namespace, refusal


@pytest.fixture
def namespace(tmp_path: Path) -> Iterator[Namespace]:
    """A namespace whose first process does nothing."""
    made = Namespace.create(["sleep", "600"], tmp_path / "log")
    yield made
    made.destroy()


def inside(namespace: Namespace, *command: str) -> "subprocess.CompletedProcess[str]":
    """Run a command inside."""
    return subprocess.run(namespace.enter(command), capture_output=True, text=True, check=False, timeout=20)


def test_namespaces_can_be_made_here() -> None:
    """All other tests of the sandbox stand on it."""
    assert refusal() is None


def test_a_missing_tool_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the package that has it."""
    monkeypatch.setenv("PATH", "/nowhere")
    assert "util-linux" in (refusal() or "")


def test_it_runs_until_destroyed_and_takes_its_processes_along(namespace: Namespace) -> None:
    """Also those that left their session."""
    subprocess.run(namespace.enter(["setsid", "--fork", "sleep", "600"]), check=True)
    assert len(namespace.processes()) > 2
    assert namespace.alive()
    namespace.destroy()
    assert not namespace.alive()
    assert namespace.processes() == []


def test_no_packet_leaves_it(namespace: Namespace) -> None:
    """There is no interface but its own two ends and the loopback, and pods' addresses are local."""
    links = inside(namespace, "ip", "-brief", "link").stdout
    assert sorted(line.split("@")[0].split()[0] for line in links.splitlines()) == ["lo", "lz0", "lz1"]
    assert "dev lo" in inside(namespace, "ip", "route", "get", "10.0.0.7").stdout
    outside = inside(namespace, sys.executable, "-c", "import socket; socket.create_connection(('192.0.2.9', 80), 2)")
    assert outside.returncode != 0


def test_a_pods_address_reaches_a_listener_inside(namespace: Namespace) -> None:
    """The address that a simulated pod was given ends on this machine."""
    code = (
        "import socket; s = socket.create_server(('0.0.0.0', 80)); "
        "c = socket.create_connection(('10.0.0.7', 80), 2); print(s.accept()[1] is not None)"
    )
    assert inside(namespace, sys.executable, "-c", code).stdout == "True\n"


def test_two_namespaces_use_the_same_port(namespace: Namespace, tmp_path: Path) -> None:
    """So controllers with fixed ports run once per cluster."""
    other = Namespace.create(["sleep", "600"], tmp_path / "other")
    try:
        listen = "import socket; socket.create_server(('127.0.0.1', 9443)); print('ok')"
        assert [inside(n, sys.executable, "-c", listen).stdout for n in (namespace, other)] == ["ok\n", "ok\n"]
    finally:
        other.destroy()


def test_a_first_process_that_ends_at_once_is_an_error(tmp_path: Path) -> None:
    """It names the log."""
    with pytest.raises(SandboxError, match="log"):
        Namespace.create(["/does/not/exist"], tmp_path / "log")


def test_root_needs_no_user_namespace(tmp_path: Path) -> None:
    """Where those are refused, it makes the others alone, and enters them; without privileges nothing can be made."""
    code = (
        "import subprocess, sys; from pathlib import Path; from landing_zone.sandbox.namespace import *; "
        "print(refusal()); made = Namespace.create(['sleep', '600'], Path(sys.argv[1])); "
        "print(subprocess.run(made.enter(['ip', '-brief', 'link', 'show', 'lz0']), capture_output=True).returncode); "
        "made.destroy(); print(made.alive())"
    )
    refuse = 'echo 0 > /proc/sys/user/max_user_namespaces; exec "$@"'
    root = ["unshare", "--user", "--map-root-user", "sh", "-c", refuse, "sh"]
    program = [sys.executable, "-c", code, str(tmp_path / "log")]
    assert run(*root, *program).stdout.split() == ["None", "0", "False"]
    refused = run(*root, "setpriv", "--bounding-set=-all", "--", *program)
    assert refused.stdout.startswith("unshare: ")
    assert "no namespace for a sandbox cluster" in refused.stderr


def run(*command: str) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
