"""Stand-ins for the clouds' command-line tools that kubeconfigs call: they print a token of the sandbox's cluster.

A kubeconfig of EKS, AKS or GKE holds a command, no credential. In the sandbox the engine finds these first on its PATH.
Each takes exactly the call that gets a token, for the cluster that the kubeconfig's entry names in `LZ_CLUSTER`, and
refuses everything else: what it can't do must not look done.
"""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from landing_zone.errors import SandboxError
from landing_zone.sandbox.clouds.folders import tools_folder
from landing_zone.sandbox.clouds.opening import find_cluster
from landing_zone.sandbox.plugins import state_folder, write_script

CLUSTER = "LZ_CLUSTER"
"""Variable with the name of the cluster in the environment."""


@dataclass(frozen=True)
class Tool:
    """The one call of a tool that gets a token."""

    words: tuple[str, ...]
    """Command and subcommand, before the options."""
    needed: frozenset[str] = frozenset()
    """Options that it must have; every option takes a value."""
    allowed: frozenset[str] = frozenset()


TOOLS = {
    "aws": Tool(
        ("eks", "get-token"),
        frozenset({"--cluster-name"}),
        frozenset({"--region", "--output", "--role-arn", "--profile"}),
    ),
    "kubelogin": Tool(
        ("get-token",),
        frozenset({"--login", "--server-id"}),
        frozenset({"--tenant-id", "--client-id", "--environment", "--federated-token-file", "--authority-host"}),
    ),
    "gke-gcloud-auth-plugin": Tool(()),
}


def install(state: Path, environment: str) -> Path:
    """Write the stand-ins of an environment and return their folder, which comes first on the engine's PATH."""
    folder = tools_folder(state, environment)
    for tool in TOOLS:
        write_script(folder / tool, state, "landing_zone.sandbox.clouds.credentials", environment, tool)
    return folder


def credential(state: Path, environment: str, tool: str, arguments: Sequence[str], variables: Mapping[str, str]) -> str:
    """Return the ExecCredential that a call of the tool prints, JSON.

    Raises:
        SandboxError: it is another call, or the cluster it names is not in this sandbox.
    """
    if problem := _problem(TOOLS[tool], arguments):
        raise SandboxError(f"{tool} {' '.join(arguments)}: {problem}; in the sandbox it only gets a cluster's token")
    name = variables.get(CLUSTER, "")
    cluster = find_cluster(state, environment, name) if name and Path(name).name == name else None
    if cluster is None:
        raise SandboxError(f"{tool}: {CLUSTER} is {name!r}, which is no cluster of the sandbox of {environment}")
    asked = json.loads(variables.get("KUBERNETES_EXEC_INFO") or "{}")
    version = asked.get("apiVersion", "client.authentication.k8s.io/v1beta1")
    return json.dumps({"kind": "ExecCredential", "apiVersion": version, "spec": {}, "status": {"token": cluster.token}})


def _problem(tool: Tool, arguments: Sequence[str]) -> str | None:
    """Say what is wrong with a call; None if it is the tool's."""
    words, options = arguments[: len(tool.words)], arguments[len(tool.words) :]
    if tuple(words) != tool.words:
        return "is not known"
    names, values = options[::2], options[1::2]
    if unknown := [name for name in names if name not in tool.needed | tool.allowed]:
        return f"{unknown[0]} is not known"
    if len(names) != len(values):
        return f"{names[-1]} has no value"
    missing = sorted(tool.needed - set(names))
    return f"{missing[0]} is missing" if missing else None


def main(arguments: Sequence[str]) -> int:
    """Be the tool: ``arguments`` are the environment, the tool's name, and what it was called with."""
    environment, tool, *rest = arguments
    try:
        sys.stdout.write(credential(state_folder(), environment, tool, rest, os.environ) + "\n")
    except SandboxError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
