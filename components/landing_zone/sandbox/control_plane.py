"""A control plane under kwokctl: etcd, kube-apiserver, kube-controller-manager, kube-scheduler and kwok.

kwokctl makes the certificates and the flags, starts the five, and starts again those that have ended. The patches exist
because a stalled disk costs the scheduler and the controller manager their leases, whereupon they end; and because the
default lease of kwok leaves pods pending for 200 s after its restart.
"""

import base64
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from landing_zone.errors import SandboxError

BINARIES = ("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok", "kwokctl")
PROCESSES = frozenset({"etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok-controller"})
API_PORT = 6443
"""Port of the API server inside the namespace."""
_NAME = "sandbox"
_CONFIGURATION: dict[str, Any] = {
    "kind": "KwokctlConfiguration",
    "apiVersion": "config.kwok.x-k8s.io/v1alpha1",
    "options": {"bindAddress": "127.0.0.1", "nodeLeaseDurationSeconds": 15},
    "componentsPatches": [
        {"name": "etcd", "extraArgs": [{"key": "unsafe-no-fsync", "value": "true"}]},
        {"name": "kube-controller-manager", "extraArgs": [{"key": "leader-elect", "value": "false"}]},
        {"name": "kube-scheduler", "extraArgs": [{"key": "leader-elect", "value": "false"}]},
        {"name": "kube-apiserver", "extraEnvs": [{"name": "GOGC", "value": "50"}]},
    ],
}


class ControlPlane:
    """The control plane in ``directory``; ``enter`` turns a command into one that runs inside the namespace."""

    def __init__(
        self, directory: Path, binaries: Mapping[str, Path], enter: Callable[[Sequence[str]], list[str]]
    ) -> None:
        self._directory = directory
        self._binaries = binaries
        self._enter = enter

    @property
    def home(self) -> Path:
        """Folder that kwokctl keeps the cluster in."""
        return self._directory / "kwok" / "clusters" / _NAME

    @property
    def kubeconfig(self) -> Path:
        """Admin's kubeconfig, valid inside the namespace."""
        return self.home / "kubeconfig.yaml"

    def start(self) -> None:
        """Create the control plane, or start what of it does not run; ready when this returns."""
        command = ["start", "cluster"] if self.kubeconfig.is_file() else ["create", "cluster", *self._creation()]
        self._kwokctl(*command, "--wait", "90s")

    def forget_processes(self) -> None:
        """Drop kwokctl's notes of what runs: for a namespace that is new, in which nothing does."""
        pids = self.home / "pids"
        shutil.rmtree(pids, ignore_errors=True)
        if self.home.is_dir():
            pids.mkdir()

    def _creation(self) -> list[str]:
        shutil.rmtree(self.home, ignore_errors=True)
        file = self._directory / "kwokctl.yaml"
        file.write_text(yaml.safe_dump(_CONFIGURATION))
        names = {n: n for n in ("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler")}
        names["kwok-controller"] = "kwok"
        flags = [f"--{flag}-binary={self._binaries[name]}" for flag, name in names.items()]
        kubeconfig = f"--kubeconfig={self._directory}/kwokctl.kubeconfig"
        return [f"--config={file}", "--runtime=binary", f"--kube-apiserver-port={API_PORT}", kubeconfig, *flags]

    def _kwokctl(self, *arguments: str) -> None:
        command = self._enter([str(self._binaries["kwokctl"]), f"--name={_NAME}", *arguments])
        environment = {**os.environ, "KWOK_WORKDIR": str(self._directory / "kwok")}
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        with (self._directory / "kwokctl.log").open("ab") as log:
            log.write(done.stdout + done.stderr)
        if done.returncode:
            raise SandboxError(f"control plane in {self._directory} did not come up: see its kwokctl.log")


def host_kubeconfig(inner: Path, name: str, port: int, directory: Path) -> dict[str, Any]:
    """Return the kubeconfig for use from outside: certificates embedded, and the cluster's folder as an extension."""
    config = yaml.safe_load(inner.read_text())
    cluster, user = config["clusters"][0]["cluster"], config["users"][0]["user"]
    return {
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": name,
        "clusters": [
            {
                "name": name,
                "cluster": {
                    "server": f"https://127.0.0.1:{port}",
                    "certificate-authority-data": _embedded(cluster["certificate-authority"]),
                },
            }
        ],
        "users": [
            {
                "name": name,
                "user": {
                    "client-certificate-data": _embedded(user["client-certificate"]),
                    "client-key-data": _embedded(user["client-key"]),
                },
            }
        ],
        "contexts": [
            {
                "name": name,
                "context": {
                    "cluster": name,
                    "user": name,
                    "extensions": [{"name": "ai-landing-zone", "extension": {"directory": str(directory)}}],
                },
            }
        ],
    }


def _embedded(path: str) -> str:
    return base64.b64encode(Path(path).read_bytes()).decode()
