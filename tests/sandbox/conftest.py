"""A bare API server with its etcd, for tests of what talks to one: real admission, no controllers, no nodes."""

import datetime
import signal
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from landing_zone.config.paths import Paths
from landing_zone.engine.binaries import PlainProgress, ensure
from landing_zone.sandbox.record import extension

START_S = 60.0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def write_key(path: Path) -> rsa.RSAPrivateKey:
    """Make a private key and keep it at ``path``."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    encoding, kind = serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL
    path.write_bytes(key.private_bytes(encoding, kind, serialization.NoEncryption()))
    return key


def write_client_certificate(folder: Path) -> None:
    """Make ``client.crt`` of an administrator; it is its own authority."""
    key = write_key(folder / "client.key")
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "system:masters"),
            x509.NameAttribute(NameOID.COMMON_NAME, "admin"),
        ]
    )
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(minutes=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "client.crt").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


@dataclass
class ApiServer:
    """kube-apiserver and etcd as processes of this test session."""

    folder: Path
    binaries: Mapping[str, Path]
    port: int = field(default_factory=free_port)
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def kubeconfig(self) -> dict[str, Any]:
        """Kubeconfig of an administrator with a client certificate."""
        return {
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": "bare",
            "contexts": [{"name": "bare", "context": {"cluster": "bare", "user": "admin", **self._marks}}],
            "clusters": [
                {
                    "name": "bare",
                    "cluster": {
                        "server": f"https://127.0.0.1:{self.port}",
                        "certificate-authority": str(self.folder / "apiserver.crt"),
                    },
                }
            ],
            "users": [
                {
                    "name": "admin",
                    "user": {
                        "client-certificate": str(self.folder / "client.crt"),
                        "client-key": str(self.folder / "client.key"),
                    },
                }
            ],
        }

    @property
    def _marks(self) -> dict[str, Any]:
        """What makes it a sandbox for the provider plugin."""
        return {"extensions": [extension(self.folder)]}

    def start(self) -> None:
        """Start both and wait until the API server is ready."""
        self.folder.mkdir(exist_ok=True)
        if not (self.folder / "client.crt").exists():
            write_client_certificate(self.folder)
            write_key(self.folder / "service-account.key")
        if "etcd" not in self.processes:
            self._start_etcd()
        self._start_api_server()
        self._wait()

    def stop_api_server(self) -> None:
        """Kill the API server; etcd keeps the objects."""
        process = self.processes.pop("kube-apiserver")
        process.kill()
        process.wait()

    def pause(self) -> None:
        """Freeze the API server: connections are accepted, nothing is answered."""
        self.processes["kube-apiserver"].send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Undo `pause`."""
        self.processes["kube-apiserver"].send_signal(signal.SIGCONT)

    def stop(self) -> None:
        """Kill both."""
        for process in self.processes.values():
            process.kill()
            process.wait()
        self.processes.clear()

    def _spawn(self, name: str, *arguments: str) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [self.binaries[name], *arguments], stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )

    def _start_etcd(self) -> None:
        self.etcd, peer = (f"http://127.0.0.1:{free_port()}" for _ in range(2))
        self._spawn(
            "etcd",
            f"--data-dir={self.folder / 'etcd'}",
            f"--listen-client-urls={self.etcd}",
            f"--advertise-client-urls={self.etcd}",
            f"--listen-peer-urls={peer}",
            "--unsafe-no-fsync=true",
            "--log-level=error",
        )

    def _start_api_server(self) -> None:
        key = self.folder / "service-account.key"
        self._spawn(
            "kube-apiserver",
            f"--etcd-servers={self.etcd}",
            f"--secure-port={self.port}",
            "--bind-address=127.0.0.1",
            f"--cert-dir={self.folder}",
            f"--client-ca-file={self.folder / 'client.crt'}",
            f"--service-account-key-file={key}",
            f"--service-account-signing-key-file={key}",
            "--service-account-issuer=https://kubernetes.default.svc",
            "--authorization-mode=RBAC",
            "--disable-admission-plugins=ServiceAccount",
            "--enable-garbage-collector=false",
            "--profiling=false",
            "--v=0",
        )

    def _wait(self) -> None:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        context.load_cert_chain(self.folder / "client.crt", self.folder / "client.key")
        end = time.monotonic() + START_S
        while True:
            try:
                with urllib.request.urlopen(f"https://127.0.0.1:{self.port}/readyz", context=context, timeout=5):
                    return
            except (OSError, urllib.error.URLError) as error:
                if time.monotonic() > end or self.processes["kube-apiserver"].poll() is not None:
                    log = (self.folder / "kube-apiserver.log").read_text(errors="replace")[-2000:]
                    raise RuntimeError(f"the API server did not get ready: {error}\n{log}") from error
                time.sleep(0.05)


@pytest.fixture(scope="session")
def api_server(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[ApiServer]:
    """A bare API server that lives as long as the session; each test uses a namespace of its own."""
    binaries = ensure(("etcd", "kube-apiserver"), Paths(root), PlainProgress(print))
    server = ApiServer(tmp_path_factory.mktemp("api-server"), binaries)
    try:
        server.start()
        yield server
    finally:
        server.stop()
