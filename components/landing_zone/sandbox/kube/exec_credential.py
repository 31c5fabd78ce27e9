"""Credentials that another program makes: `user.exec` of a kubeconfig, as client-go runs it.

The ExecCredential protocol, client.authentication.k8s.io/v1 and v1beta1: the program gets KUBERNETES_EXEC_INFO and
prints an ExecCredential with a token, or with a certificate and its key.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from landing_zone.errors import SandboxError

VERSIONS = frozenset({"client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"})
TIMEOUT_S = 30.0
_LONGEST_WORDS = 300


@dataclass(frozen=True)
class Credential:
    """What logs in; the certificate and its key are PEM."""

    token: str | None = None
    certificate: bytes | None = None
    key: bytes | None = None


def run(entry: Mapping[str, Any], cluster: Mapping[str, Any]) -> Credential:
    """Run the program of an `exec` entry for a kubeconfig's cluster.

    Raises:
        SandboxError: it is missing, failed or took too long, or printed no credential of the version asked for.
    """
    version, command = entry.get("apiVersion", ""), entry.get("command", "")
    if version not in VERSIONS:
        raise SandboxError(f"the kubeconfig's exec has apiVersion {version!r}; write client.authentication.k8s.io/v1")
    text = _output([command, *(entry.get("args") or ())], _environment(entry, cluster, version))
    return _credential(text, version, command)


def _environment(entry: Mapping[str, Any], cluster: Mapping[str, Any], version: str) -> dict[str, str]:
    spec: dict[str, Any] = {"interactive": False}
    if entry.get("provideClusterInfo"):
        spec["cluster"] = {key: cluster[key] for key in ("server", "certificate-authority-data") if key in cluster}
    info = {"kind": "ExecCredential", "apiVersion": version, "spec": spec}
    own = {item["name"]: item["value"] for item in entry.get("env") or ()}
    return {**os.environ, **own, "KUBERNETES_EXEC_INFO": json.dumps(info)}


def _output(command: list[str], environment: dict[str, str]) -> str:
    program = shutil.which(command[0], path=environment.get("PATH"))
    if program is None:
        raise SandboxError(f"the kubeconfig logs in by `{command[0]}`, which is not on PATH")
    try:
        done = subprocess.run(
            [program, *command[1:]],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SandboxError(f"`{command[0]}`, by which the kubeconfig logs in, did not run: {error}") from error
    if done.returncode:
        said = " ".join(done.stderr.split())[:_LONGEST_WORDS]
        raise SandboxError(f"`{command[0]}`, by which the kubeconfig logs in, exited with {done.returncode}: {said}")
    return done.stdout


def _credential(text: str, version: str, command: str) -> Credential:
    """Read what was printed; it may be a secret, so no error quotes it."""
    try:
        document = json.loads(text)
        status = document["status"]
        said = document["kind"], document["apiVersion"]
    except (ValueError, KeyError, TypeError):
        raise SandboxError(f"`{command}` printed no ExecCredential") from None
    if said != ("ExecCredential", version):
        raise SandboxError(f"`{command}` printed {' of '.join(map(str, said))}, not an ExecCredential of {version}")
    certificate, key = status.get("clientCertificateData"), status.get("clientKeyData")
    if not status.get("token") and not (certificate and key):
        raise SandboxError(f"`{command}` printed an ExecCredential without a token or a certificate with its key")
    return Credential(status.get("token"), *(part.encode() if part else None for part in (certificate, key)))
