"""The stand-ins for clouds' tools get a token of a sandbox cluster and do nothing else."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox.clouds.credentials import TOOLS, credential, install
from landing_zone.sandbox.clouds.folders import cluster_folder
from landing_zone.sandbox.record import Record

EKS = ("eks", "get-token", "--cluster-name", "dev-a", "--region", "eu-central-1", "--output", "json")
AKS = ("get-token", "--login", "azurecli", "--server-id", "6dae42f8-4368-4678-94ff-3960e28e3630")
CALLS = {"aws": EKS, "kubelogin": AKS, "gke-gcloud-auth-plugin": ()}


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state folder with the record of the cluster `a` of `dev`."""
    folder = cluster_folder(tmp_path, "dev", "a")
    Record("a", 1, 2).write(folder)
    (folder / "kubeconfig").write_text(json.dumps({"users": [{"name": "a", "user": {"token": "t"}}]}))
    return tmp_path


@pytest.mark.parametrize(("tool", "call"), CALLS.items())
def test_every_tool_gets_the_clusters_token(state: Path, tool: str, call: tuple[str, ...]) -> None:
    """In the version that the caller asks for."""
    version = "client.authentication.k8s.io/v1"
    variables = {"LZ_CLUSTER": "a", "KUBERNETES_EXEC_INFO": json.dumps({"apiVersion": version})}
    printed = json.loads(credential(state, "dev", tool, call, variables))
    assert (printed["kind"], printed["apiVersion"]) == ("ExecCredential", version)
    assert printed["status"] == {"token": "t"}
    assert tool in TOOLS


@pytest.mark.parametrize(
    ("tool", "call", "problem"),
    [
        ("aws", ("s3", "ls"), "aws s3 ls: is not known"),
        ("aws", ("eks", "get-token", "--region", "r"), "--cluster-name is missing"),
        ("aws", (*EKS, "--endpoint-url", "http://x"), "--endpoint-url is not known"),
        ("aws", ("eks", "get-token", "--cluster-name"), "--cluster-name has no value"),
        ("kubelogin", ("convert-kubeconfig",), "is not known"),
        ("kubelogin", ("get-token", "--login", "azurecli"), "--server-id is missing"),
        ("gke-gcloud-auth-plugin", ("--version", "1"), "--version is not known"),
    ],
)
def test_other_calls_are_refused(state: Path, tool: str, call: tuple[str, ...], problem: str) -> None:
    """With what is wrong about them."""
    with pytest.raises(SandboxError, match=problem):
        credential(state, "dev", tool, call, {"LZ_CLUSTER": "a"})


@pytest.mark.parametrize("name", ["", "b", "../dev/a"])
def test_a_cluster_that_is_not_in_the_sandbox_is_refused(state: Path, name: str) -> None:
    """Also one of another environment."""
    with pytest.raises(SandboxError, match="is no cluster of the sandbox of dev"):
        credential(state, "dev", "aws", EKS, {"LZ_CLUSTER": name})


def test_scripts_stand_first_on_a_path(state: Path) -> None:
    """They run from anywhere, and exit with 1 and one line where they refuse."""
    folder = install(state, "dev")
    assert {file.name for file in folder.iterdir()} == TOOLS.keys()
    variables = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "LZ_CLUSTER": "a"}
    done = subprocess.run(["aws", *EKS], env=variables, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["status"] == {"token": "t"}
    refused = subprocess.run(["aws", "sts", "x"], env=variables, capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("error: aws sts x: is not known")
    assert refused.stderr.count("\n") == 1
