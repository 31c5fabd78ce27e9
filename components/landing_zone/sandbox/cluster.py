"""A sandbox cluster: its namespace, control plane, supervised processes, and the ways into it."""

import contextlib
import http.client
import json
import shutil
import socket
import ssl
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from landing_zone.errors import SandboxError
from landing_zone.sandbox import record
from landing_zone.sandbox.control_plane import API_PORT, ControlPlane
from landing_zone.sandbox.files import write_private
from landing_zone.sandbox.namespace import Namespace
from landing_zone.sandbox.program import Process, Program
from landing_zone.sandbox.record import Record
from landing_zone.sandbox.spawn import detached
from landing_zone.sandbox.supervise import Supervisor

GATEWAY_PORT = 80
"""Port of the model gateway inside the namespace."""
_READY_S = 50
"""A control plane is ready within this time, alone in three; a broken one is told well under a minute."""
_HOST_PORTS = {"kube-apiserver": "api_port", "envoy": "gateway_port"}


class SandboxCluster:
    """The cluster in ``directory``, running or not."""

    def __init__(self, directory: Path, state: Record) -> None:
        self.directory = directory
        self._state = state
        self._sockets = record.socket_folder(directory)
        self._supervisor = Supervisor(directory, self._sockets / "supervisor")
        self._namespace = Namespace(state.first, state.mark)

    @classmethod
    def open(cls, directory: Path) -> "SandboxCluster | None":
        """Return the cluster whose folder is ``directory``; None if none was ever made there."""
        state = record.read(directory)
        return cls(directory, state) if state else None

    @classmethod
    def create(
        cls, directory: Path, name: str, binaries: Mapping[str, Path], share: Mapping[str, Path]
    ) -> "SandboxCluster":
        """Return the cluster in ``directory``, newly recorded or with its old ports, on these binaries."""
        directory.mkdir(parents=True, exist_ok=True)
        old = record.read(directory) or Record(name, _free_port(), _free_port())
        paths = {key: str(path) for key, path in binaries.items()}
        state = old.changed(binaries=paths, share={key: str(path) for key, path in share.items()})
        state.write(directory)
        return cls(directory, state)

    @classmethod
    def from_kubeconfig(cls, kubeconfig: Mapping[str, Any]) -> "SandboxCluster | None":
        """Return the cluster that ``kubeconfig`` reaches; None if it is no sandbox."""
        directory = record.directory_of(kubeconfig)
        return cls.open(directory) if directory else None

    @property
    def name(self) -> str:
        """The cluster's name in the environment."""
        return self._state.name

    @property
    def kubeconfig(self) -> Path:
        """Admin's kubeconfig for use from the host."""
        return self.directory / "kubeconfig"

    @property
    def inner_kubeconfig(self) -> Path:
        """Admin's kubeconfig for use inside the namespace."""
        return self._control_plane.kubeconfig

    @property
    def server(self) -> str:
        """Address of the API server as the host reaches it."""
        return f"https://127.0.0.1:{self._state.api_port}"

    @property
    def gateway(self) -> str:
        """Address of the model gateway as the host reaches it."""
        return f"http://127.0.0.1:{self._state.gateway_port}"

    @property
    def binaries(self) -> dict[str, Path]:
        """Binaries by name."""
        return {key: Path(path) for key, path in self._state.binaries.items()}

    @property
    def share(self) -> dict[str, Path]:
        """Folders with the files that a part carries out of its module, by part."""
        return {key: Path(path) for key, path in self._state.share.items()}

    @property
    def _control_plane(self) -> ControlPlane:
        return ControlPlane(self.directory, self.binaries, self.share)

    def up(self) -> None:
        """Start what does not run: namespace, supervisor, control plane, forwarder. Idempotent."""
        if not self._namespace.alive():
            self._make_namespace()
        self._supervisor.wait()
        self._forward()
        self._start_control_plane()
        self._write_kubeconfig()

    def _start_control_plane(self) -> None:
        """Start what of it does not run, and wait until the API server is ready."""
        self._control_plane.prepare()
        for program in self._control_plane.programs():
            self._supervisor.start(program)
        deadline = time.monotonic() + _READY_S
        while self.http_status(API_PORT, "/readyz", tls=True) != 200:
            if time.monotonic() > deadline:
                log = self.directory / "logs" / "kube-apiserver.log"
                raise SandboxError(f"the API server of {self.name} is not ready after {_READY_S} s: see {log}")
            time.sleep(0.05)

    def down(self) -> None:
        """End every process and forget the cluster."""
        self._namespace.destroy()
        shutil.rmtree(self._sockets, ignore_errors=True)
        shutil.rmtree(self.directory, ignore_errors=True)

    def alive(self) -> bool:
        """Whether its namespace is there."""
        return self._namespace.alive()

    def start(self, program: Program) -> None:
        """Run ``program`` under supervision; idempotent, a changed definition replaces it."""
        self._supervisor.start(program)

    def stop(self, name: str) -> None:
        """End a supervised program; unknown names are fine."""
        self._supervisor.stop(name)

    def running(self, name: str) -> bool:
        """Whether a supervised program runs."""
        return self.alive() and self._supervisor.running(name)

    def enter(self, command: Sequence[str]) -> list[str]:
        """Return the command that runs ``command`` inside the namespace."""
        return self._namespace.enter(command)

    def http_status(self, port: int, path: str, *, tls: bool = False) -> int | None:
        """Return the status of a GET inside the namespace; None when nothing answers."""
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(connection):
            connection.sock = self._connect(port)
            if tls:
                connection.sock = _unverified(connection.sock)
            connection.request("GET", path)
            return connection.getresponse().status
        return None

    def processes(self) -> list[Process]:
        """Everything that runs inside, with the port on the host that reaches it."""
        found = []
        for pid in self._namespace.processes() if self.alive() else ():
            name = _process_name(pid)
            port = getattr(self._state, _HOST_PORTS[name]) if name in _HOST_PORTS else None
            found.append(Process(name, pid, port))
        return sorted(found, key=lambda p: (p.name, p.pid))

    def _connect(self, port: int) -> socket.socket:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(5)
        try:
            connection.connect(str(self._sockets / "network"))
            connection.sendall(f"{port}\n".encode())
        except OSError:
            connection.close()
            raise
        return connection

    def _make_namespace(self) -> None:
        self._namespace.destroy() if self._state.mark else None
        (self._sockets / "supervisor").unlink(missing_ok=True)
        self._namespace = Namespace.create(self._supervisor.command(), self.directory / "namespace.log")
        self._state = self._state.changed(first=self._namespace.first, mark=self._namespace.mark)
        self._state.write(self.directory)

    def _write_kubeconfig(self) -> None:
        config = self._control_plane.host_kubeconfig(self.name, self._state.api_port)
        write_private(self.kubeconfig, json.dumps(config, indent=2))

    def _forward(self) -> None:
        if self._forwarding():
            return
        ports = {self._state.api_port: API_PORT, self._state.gateway_port: GATEWAY_PORT}
        listening = {_listen(outer): inner for outer, inner in ports.items()}
        pairs = [f"{s.fileno()}={inner}" for s, inner in listening.items()]
        module = [sys.executable, "-m", "landing_zone.sandbox.forward", str(self._sockets / "network"), *pairs]
        detached(self.enter(module), self.directory / "forward.log", [s.fileno() for s in listening])
        for s in listening:
            s.close()
        deadline = time.monotonic() + 30
        while not self._forwarding():
            if time.monotonic() > deadline:
                raise SandboxError(f"cluster {self.name} is not reachable: see {self.directory}/forward.log")
            time.sleep(0.02)

    def _forwarding(self) -> bool:
        """Whether the forwarder takes connections, whatever is behind them."""
        with contextlib.suppress(OSError), self._connect(API_PORT):
            return True
        return False


def _unverified(raw: socket.socket) -> ssl.SSLSocket:
    """Speak TLS without checking the certificate: the peer is in our own namespace."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context.wrap_socket(raw)


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def _listen(port: int) -> socket.socket:
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        s.bind(("127.0.0.1", port))
    except OSError as error:
        raise SandboxError(f"port {port} of a sandbox cluster is taken: run `lz sandbox down` and try again") from error
    s.listen(128)
    return s


def _process_name(pid: int) -> str:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return "?"
    program = Path(words[0].decode()).name
    if program.startswith("python") and b"-m" in words:
        return words[words.index(b"-m") + 1].decode().rpartition(".")[2]
    return program
