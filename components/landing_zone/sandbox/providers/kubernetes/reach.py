"""Which cluster of a sandbox a kubeconfig reaches; every other one is refused, before any of its commands is run."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from landing_zone.errors import SandboxError
from landing_zone.sandbox import record
from landing_zone.sandbox.kube import kubeconfig
from landing_zone.sandbox.plugins import VARIABLE

_CLUSTER = "LZ_CLUSTER"
"""Variable of an `exec` entry with the cluster's name, which every kubeconfig of ours sets."""


def directory_of(config: Mapping[str, Any], context: str | None) -> Path | None:
    """Return the folder of the sandbox cluster; None where it was closed, as by `lz sandbox down`.

    A kubeconfig with a credential of its own says by an extension that it is a sandbox's. One that calls a command, as
    clouds' kubeconfigs do, is known by the address of a cluster that this state folder has a record of.

    Raises:
        SandboxError: it reaches no sandbox.
    """
    _, cluster, user = kubeconfig.entries(config, context)
    if "exec" not in user:
        if directory := record.directory_of(config):
            return directory
    elif state := os.environ.get(VARIABLE):
        server = cluster.get("server", "").rstrip("/")
        if directory := record.directory_at(Path(state), server):
            return directory
        if server.startswith(record.LOCAL) and _is_ours(user):
            return None
    raise SandboxError(
        "this plugin stands in for the Kubernetes provider on sandbox clusters only; "
        "for a real one install the official plugin: `pulumi plugin install resource kubernetes`"
    )


def _is_ours(user: Mapping[str, Any]) -> bool:
    return any(item.get("name") == _CLUSTER for item in user["exec"].get("env") or ())
