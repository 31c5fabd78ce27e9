"""A control plane: etcd, kube-apiserver, kube-controller-manager, kube-scheduler and kwok, each supervised.

Where the flags differ from a production cluster's: etcd does not wait for the disk, because the data may be lost and a
stalled disk would cost leases; nothing elects a leader, because there is one of each; kwok's leases are short, because
a restarted kwok leaves pods pending until the old ones lapse.
"""

import base64
import json
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from landing_zone.sandbox import record
from landing_zone.sandbox.certificates import serving_certificate
from landing_zone.sandbox.files import write_private
from landing_zone.sandbox.network import Network
from landing_zone.sandbox.program import Program

BINARIES = ("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok")
_STAGES = (
    "node/fast/node-initialize",
    "node/heartbeat-with-lease/node-heartbeat-with-lease",
    "pod/fast/pod-ready",
    "pod/fast/pod-complete",
    "pod/fast/pod-delete",
)
"""What kwok does with nodes and pods; files of its module."""
ADVERTISED = "192.0.2.1"
"""Address of the API server in its own Endpoints, of a range for documentation (RFC 5737): nobody uses it. Without
one it takes that of the default route, and does not start on a machine that has none."""
_OPEN = "--authorization-always-allow-paths=/healthz,/readyz,/livez,/metrics"


class ControlPlane:
    """The control plane whose keys and data are in ``directory``."""

    def __init__(
        self, directory: Path, binaries: Mapping[str, Path], share: Mapping[str, Path], network: Network
    ) -> None:
        self._directory = directory
        self._share = share
        self._network = network
        self._ports = network.ports
        self._keys = directory / "keys"
        self._binaries = binaries

    @property
    def kubeconfig(self) -> Path:
        """Administrator's kubeconfig, valid beside its processes."""
        return self._keys / "admin.kubeconfig"

    def prepare(self) -> None:
        """Make keys, certificates and the administrator's token, where they are missing."""
        certificate = serving_certificate(self._keys, "kubernetes.default.svc")
        if self.kubeconfig.is_file():
            return
        token = secrets.token_urlsafe(32)
        write_private(self._keys / "tokens.csv", f'{token},admin,admin,"system:masters"\n')
        write_private(self._keys / "accounts.key", _signing_key())
        server = f"https://127.0.0.1:{self._ports.api}"
        write_private(self.kubeconfig, json.dumps(kubeconfig("admin", server, certificate.authority, token)))

    def host_kubeconfig(self, name: str, port: int) -> dict[str, Any]:
        """Return the kubeconfig for use from outside, with the cluster's folder as an extension."""
        token = json.loads(self.kubeconfig.read_text())["users"][0]["user"]["token"]
        config = kubeconfig(name, f"https://127.0.0.1:{port}", self._keys / "ca.crt", token)
        config["contexts"][0]["context"]["extensions"] = [record.extension(self._directory)]
        return config

    def programs(self) -> Iterator[Program]:
        """Yield the processes, in the order in which they need each other."""
        yield self._program("etcd", *self._etcd())
        yield self._program("kube-apiserver", *self._api_server(), GOGC="50")
        yield self._program("kube-controller-manager", *self._controller_manager())
        yield self._program("kube-scheduler", *self._client(self._ports.scheduler), "--leader-elect=false")
        yield self._program("kwok", *self._kwok())

    def _program(self, name: str, *flags: str, **environment: str) -> Program:
        return Program(name, (str(self._binaries[name]), *flags), environment, self._directory)

    @property
    def _etcd_url(self) -> str:
        return f"http://127.0.0.1:{self._ports.etcd}"

    def _etcd(self) -> Iterator[str]:
        own, peer = self._etcd_url, f"http://127.0.0.1:{self._ports.etcd_peer}"
        yield f"--data-dir={self._directory}/etcd"
        yield f"--listen-client-urls={own}"
        yield f"--advertise-client-urls={own}"
        yield f"--listen-peer-urls={peer}"
        yield f"--initial-advertise-peer-urls={peer}"
        yield f"--initial-cluster=default={peer}"
        yield "--auto-compaction-retention=1"
        yield "--unsafe-no-fsync=true"
        yield "--log-level=warn"

    def _api_server(self) -> Iterator[str]:
        yield f"--etcd-servers={self._etcd_url}"
        yield "--bind-address=127.0.0.1"
        yield f"--advertise-address={ADVERTISED}"
        yield f"--secure-port={self._ports.api}"
        yield f"--tls-cert-file={self._keys}/tls.crt"
        yield f"--tls-private-key-file={self._keys}/tls.key"
        yield f"--token-auth-file={self._keys}/tokens.csv"
        yield f"--service-account-key-file={self._keys}/accounts.key"
        yield f"--service-account-signing-key-file={self._keys}/accounts.key"
        yield "--service-account-issuer=https://kubernetes.default.svc.cluster.local"
        yield f"--service-cluster-ip-range={self._network.service_range}"
        yield "--authorization-mode=Node,RBAC"
        yield "--allow-privileged=true"

    def _controller_manager(self) -> Iterator[str]:
        yield from self._client(self._ports.controller_manager)
        yield "--leader-elect=false"
        yield f"--root-ca-file={self._keys}/ca.crt"
        yield f"--service-account-private-key-file={self._keys}/accounts.key"
        yield "--node-monitor-period=25s"
        yield "--node-monitor-grace-period=200s"

    def _client(self, port: int) -> Iterator[str]:
        yield f"--kubeconfig={self.kubeconfig}"
        yield "--bind-address=127.0.0.1"
        yield f"--secure-port={port}"
        yield "--authentication-skip-lookup=true"
        yield _OPEN

    def _kwok(self) -> Iterator[str]:
        yield f"--kubeconfig={self.kubeconfig}"
        yield "--manage-all-nodes=true"
        yield f"--cidr={self._network.pod_range}"
        yield "--node-ip="
        yield "--node-name=localhost"
        yield f"--node-port={self._ports.kwok}"
        yield f"--server-address=127.0.0.1:{self._ports.kwok}"
        yield f"--tls-cert-file={self._keys}/tls.crt"
        yield f"--tls-private-key-file={self._keys}/tls.key"
        yield "--node-lease-duration-seconds=15"
        for stage in _STAGES:
            yield f"--config={self._share['kwok']}/kustomize/stage/{stage}.yaml"


def kubeconfig(name: str, server: str, authority: Path, token: str) -> dict[str, Any]:
    """Return a kubeconfig with one context on a token."""
    trusted = base64.b64encode(authority.read_bytes()).decode()
    return {
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": name,
        "clusters": [{"name": name, "cluster": {"server": server, "certificate-authority-data": trusted}}],
        "users": [{"name": name, "user": {"token": token}}],
        "contexts": [{"name": name, "context": {"cluster": name, "user": name}}],
    }


def _signing_key() -> bytes:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
