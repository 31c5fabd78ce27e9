"""Credentials by a command, as client-go gets them."""

import json
import ssl
import sys
from pathlib import Path
from typing import Any

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox.kube import kubeconfig
from landing_zone.sandbox.kube.exec_credential import Credential, run

V1 = "client.authentication.k8s.io/v1"


def entry(program: str, **values: Any) -> dict[str, Any]:
    """An `exec` entry that runs a Python program."""
    return {"apiVersion": V1, "command": sys.executable, "args": ["-c", program], **values}


def printing(**document: Any) -> str:
    """A program that prints a document."""
    return f"print({json.dumps(json.dumps(document))})"


def test_a_token_is_got_for_what_was_asked() -> None:
    """The program sees the version, its own variables and, where the entry says so, the cluster."""
    program = (
        "import json, os; info = json.loads(os.environ['KUBERNETES_EXEC_INFO']);"
        "token = os.environ['NAME'] + '@' + info['spec']['cluster']['server'];"
        "print(json.dumps({'kind': info['kind'], 'apiVersion': info['apiVersion'], 'status': {'token': token}}))"
    )
    wanted = entry(program, env=[{"name": "NAME", "value": "me"}], provideClusterInfo=True)
    assert run(wanted, {"server": "https://127.0.0.1:1"}) == Credential("me@https://127.0.0.1:1")


def test_a_kubeconfig_with_a_command_gives_its_token() -> None:
    """Beside the address, which is read without it."""
    program = printing(kind="ExecCredential", apiVersion=V1, status={"token": "t"})
    config = {
        "current-context": "a",
        "contexts": [{"name": "a", "context": {"cluster": "a", "user": "a"}}],
        "clusters": [{"name": "a", "cluster": {"server": "https://127.0.0.1:6443/"}}],
        "users": [{"name": "a", "user": {"exec": entry(program)}}],
    }
    assert kubeconfig.access(config).token == "t"
    found = kubeconfig.without_credentials(config)
    assert (found.server, found.token) == ("https://127.0.0.1:6443", None)


def test_a_certificate_is_taken_as_well(tmp_path: Path) -> None:
    """Both of its parts are needed; they are PEM."""
    both = {"clientCertificateData": "C", "clientKeyData": "K"}
    assert run(entry(printing(kind="ExecCredential", apiVersion=V1, status=both)), {}) == Credential(None, b"C", b"K")


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        (
            entry("", apiVersion="client.authentication.k8s.io/v1alpha1"),
            "has apiVersion .*v1alpha1'; write .*k8s.io/v1",
        ),
        ({"apiVersion": V1, "command": "no-such-tool"}, "logs in by `no-such-tool`, which is not on PATH"),
        (entry("import sys; sys.exit('no\\nlogin')"), "exited with 1: no login"),
        (entry("print('hello')"), "printed no ExecCredential"),
        (entry(printing(kind="Status", apiVersion=V1, status={"token": "t"})), "printed Status of"),
        (entry(printing(kind="ExecCredential", apiVersion="v2", status={"token": "t"})), "not an ExecCredential of"),
        (entry(printing(kind="ExecCredential", apiVersion=V1, status={})), "without a token or a certificate"),
    ],
)
def test_what_is_no_credential_is_refused_in_one_line(wanted: dict[str, Any], problem: str) -> None:
    """Naming the command, and never what it printed, which may be a secret."""
    with pytest.raises(SandboxError, match=problem) as raised:
        run(wanted, {})
    assert "\n" not in str(raised.value)
    assert "hello" not in str(raised.value)


def test_a_bad_certificate_is_not_taken_silently() -> None:
    """What is no PEM fails when the connection is prepared."""
    bad = {"clientCertificateData": "C", "clientKeyData": "K"}
    user = {"exec": entry(printing(kind="ExecCredential", apiVersion=V1, status=bad))}
    config = {
        "current-context": "a",
        "contexts": [{"name": "a", "context": {"cluster": "a", "user": "a"}}],
        "clusters": [{"name": "a", "cluster": {"server": "https://127.0.0.1:6443"}}],
        "users": [{"name": "a", "user": user}],
    }
    with pytest.raises(ssl.SSLError):
        kubeconfig.access(config)
