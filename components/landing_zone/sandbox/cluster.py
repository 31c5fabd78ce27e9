"""A sandbox cluster: its space, control plane and supervised processes."""

import contextlib
import http.client
import json
import shutil
import socket
import ssl
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from landing_zone.errors import SandboxError
from landing_zone.sandbox import record, single_gateway, space
from landing_zone.sandbox.control_plane import ControlPlane
from landing_zone.sandbox.files import write_private
from landing_zone.sandbox.network import Network, on_host
from landing_zone.sandbox.ports import Ports, ephemeral_port
from landing_zone.sandbox.program import Process, Program
from landing_zone.sandbox.record import Record
from landing_zone.sandbox.supervise import Supervisor
from landing_zone.sandbox.turn import turn
from landing_zone.sandbox.way_in import Direct, Forwarded, WayIn

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
        self._space = space.existing(state.space, directory, state.first, state.mark)

    @classmethod
    def open(cls, directory: Path) -> "SandboxCluster | None":
        """Return the cluster whose folder is ``directory``; None if none was ever made there."""
        state = record.read(directory)
        return cls(directory, state) if state else None

    @classmethod
    def create(
        cls,
        directory: Path,
        name: str,
        binaries: Mapping[str, Path],
        share: Mapping[str, Path],
        *,
        is_opened: bool = False,
        wants_gateway: bool = True,
    ) -> "SandboxCluster":
        """Return the cluster in ``directory``, newly recorded or with its old ports, on these binaries.

        ``is_opened`` says that it is the engine that creates and deletes it; without ``wants_gateway`` no Envoy Gateway
        runs for it.
        """
        directory.mkdir(parents=True, exist_ok=True)
        old = record.read(directory) or _first_record(directory, name)
        if old.space == space.Kind.HOST and not old.first:
            old = _with_claim(old, directory) if wants_gateway else old.changed(without_gateway="none is wanted")
        paths = {key: str(path) for key, path in binaries.items()}
        files = {key: str(path) for key, path in share.items()}
        state = old.changed(binaries=paths, share=files, is_opened=is_opened)
        state.write(directory)
        return cls(directory, state)

    @property
    def name(self) -> str:
        """The cluster's name in the environment."""
        return self._state.name

    @property
    def is_opened(self) -> bool:
        """Whether it is the engine that creates and deletes it."""
        return self._state.is_opened

    @property
    def kubeconfig(self) -> Path:
        """Admin's kubeconfig for use from the host."""
        return self.directory / "kubeconfig"

    @property
    def inner_kubeconfig(self) -> Path:
        """Admin's kubeconfig for use by the cluster's own processes."""
        return self._control_plane.kubeconfig

    @property
    def server(self) -> str:
        """Address of the API server as the host reaches it."""
        return f"{record.LOCAL}{self._state.api_port}"

    @property
    def authority(self) -> str:
        """Certificate of the API server's authority, PEM in base64: `certificate-authority-data` of a kubeconfig."""
        config = json.loads(self.kubeconfig.read_text())
        return str(config["clusters"][0]["cluster"]["certificate-authority-data"])

    @property
    def token(self) -> str:
        """Administrator's token."""
        return str(json.loads(self.kubeconfig.read_text())["users"][0]["user"]["token"])

    @property
    def gateway(self) -> str | None:
        """Address of the model gateway as the host reaches it; None if the cluster has no Envoy Gateway."""
        return f"http://127.0.0.1:{self._state.gateway_port}" if self.has_gateway else None

    @property
    def has_gateway(self) -> bool:
        """Whether Envoy Gateway can run for it."""
        return not self._state.without_gateway

    @property
    def without_gateway(self) -> str:
        """Why Envoy Gateway can't run for it; "" if it can."""
        return self._state.without_gateway

    @property
    def without_namespace(self) -> str:
        """Why it shares the host's network; "" if it has a namespace of its own."""
        return self._state.space_reason

    @property
    def ports(self) -> Ports:
        """Ports of its processes, as they reach each other."""
        return Ports(**self._state.ports)

    @property
    def binaries(self) -> dict[str, Path]:
        """Binaries by name."""
        return {key: Path(path) for key, path in self._state.binaries.items()}

    @property
    def share(self) -> dict[str, Path]:
        """Folders with the files that a part carries out of its module, by part."""
        return {key: Path(path) for key, path in self._state.share.items()}

    @property
    def service_range(self) -> str:
        """Addresses of its Services."""
        return self._network.service_range

    @property
    def data(self) -> Path:
        """Folder of etcd's data."""
        return self.directory / "etcd"

    @property
    def has_data(self) -> bool:
        """Whether etcd was ever started, or given data."""
        return self.data.is_dir()

    def take_data(self, source: Path) -> None:
        """Start from a copy of another etcd's data, whole or not at all."""
        scratch = self.directory / "etcd.part"
        shutil.rmtree(scratch, ignore_errors=True)
        shutil.copytree(source, scratch)
        scratch.rename(self.data)

    @property
    def _control_plane(self) -> ControlPlane:
        return ControlPlane(self.directory, self.binaries, self.share, self._network)

    @property
    def _network(self) -> Network:
        return on_host(self.ports, gateway=self.has_gateway) if self._is_on_host else Network()

    @property
    def _is_on_host(self) -> bool:
        return self._state.space == space.Kind.HOST

    @property
    def _way_in(self) -> WayIn:
        if self._is_on_host:
            return Direct()
        ports = {self._state.api_port: self.ports.api, self._state.gateway_port: single_gateway.HTTP_PORT}
        return Forwarded(self._space, self._sockets / "network", ports, self.directory / "forward.log")

    def up(self) -> None:
        """Start what does not run: space, supervisor, way in, control plane. Idempotent."""
        if not self._space.alive():
            self._make_space()
        self._supervisor.wait()
        self._way_in.open()
        with turn():
            self._start_control_plane()
        self._write_kubeconfig()

    def _start_control_plane(self) -> None:
        """Start what of it does not run, and wait until the API server is ready."""
        self._control_plane.prepare()
        for program in self._control_plane.programs():
            self._supervisor.start(program)
        deadline = time.monotonic() + _READY_S
        while self.http_status(self.ports.api, "/readyz", tls=True) != 200:
            if time.monotonic() > deadline:
                log = self.directory / "logs" / "kube-apiserver.log"
                raise SandboxError(f"the API server of {self.name} is not ready after {_READY_S} s: see {log}")
            time.sleep(0.05)

    def down(self) -> None:
        """End every process and forget the cluster."""
        self._space.destroy()
        if self._is_on_host and self.has_gateway:
            single_gateway.release(self.directory)
        shutil.rmtree(self._sockets, ignore_errors=True)
        shutil.rmtree(self.directory, ignore_errors=True)

    def alive(self) -> bool:
        """Whether its space is there."""
        return self._space.alive()

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
        """Return the command that runs ``command`` with the network of the cluster."""
        return self._space.enter(command)

    def http_status(self, port: int, path: str, *, tls: bool = False) -> int | None:
        """Return the status of a GET from one of its ports; None when nothing answers."""
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(connection):
            connection.sock = self._way_in.connect(port)
            if tls:
                connection.sock = _unverified(connection.sock)
            connection.request("GET", path)
            return connection.getresponse().status
        return None

    def processes(self) -> list[Process]:
        """Everything that runs inside, with the port on the host that reaches it."""
        pids = self._space.processes() if self.alive() else ()
        found = [Process(name := _process_name(pid), pid, self._host_port(name)) for pid in pids]
        return sorted(found, key=lambda p: (p.name, p.pid))

    def _host_port(self, process: str) -> int | None:
        return getattr(self._state, _HOST_PORTS[process]) if process in _HOST_PORTS else None

    def _make_space(self) -> None:
        self._space.destroy()
        (self._sockets / "supervisor").unlink(missing_ok=True)
        if self._is_on_host:
            self._prepare_host()
        self._space = space.create(self._state.space, self.directory, self._supervisor.command())
        self._state = self._state.changed(first=self._space.first, mark=self._space.mark)
        self._state.write(self.directory)

    def _prepare_host(self) -> None:
        """See that the ports are still free, and that pods that Envoy sends to are local before anything runs."""
        if taken := self.ports.taken():
            raise SandboxError(f"port {taken[0]} of {self.name} is taken: run `lz sandbox down` and try again")
        if self.has_gateway and (reason := single_gateway.claim(self.directory)):
            raise SandboxError(f"{self.name} lost Envoy Gateway ({reason}): run `lz sandbox down` and try again")

    def _write_kubeconfig(self) -> None:
        config = self._control_plane.host_kubeconfig(self.name, self._state.api_port)
        write_private(self.kubeconfig, json.dumps(config, indent=2))


def _first_record(directory: Path, name: str) -> Record:
    """Return the record of a new cluster: in a namespace, or on free ports of the host."""
    choice = space.choose()
    if choice.kind is space.Kind.NAMESPACE:
        return Record(name, ephemeral_port(), ephemeral_port())
    ports = Ports.free(directory)
    return Record(name, ports.api, 0, space=choice.kind, space_reason=choice.reason, ports=asdict(ports))


def _with_claim(state: Record, directory: Path) -> Record:
    """Return the record with the claim on Envoy Gateway, written before, so that what is claimed can be given up."""
    claimed = state.changed(gateway_port=single_gateway.HTTP_PORT, without_gateway="")
    claimed.write(directory)
    refusal = single_gateway.claim(directory)
    return state.changed(gateway_port=0, without_gateway=refusal) if refusal else claimed


def _unverified(raw: socket.socket) -> ssl.SSLSocket:
    """Speak TLS without checking the certificate: the peer is a process of ours."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context.wrap_socket(raw)


def _process_name(pid: int) -> str:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return "?"
    program = Path(words[0].decode()).name
    if program.startswith("python") and b"-m" in words:
        return words[words.index(b"-m") + 1].decode().rpartition(".")[2]
    return program
