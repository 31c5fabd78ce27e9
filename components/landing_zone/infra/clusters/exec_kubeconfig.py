"""Kubeconfigs that hold a command which gets a token, and no token."""

import json
from collections.abc import Sequence


def exec_kubeconfig(name: str, server: str, certificate_authority: str, command: Sequence[str]) -> str:
    """Return a kubeconfig, as JSON, of the cluster called ``name`` in its environment.

    ``certificate_authority`` is base64 of PEM; ``command`` a client-go credential plugin with its arguments, which also
    learns the cluster's name from `LZ_CLUSTER`.
    """
    plugin = {
        "apiVersion": "client.authentication.k8s.io/v1beta1",
        "command": command[0],
        "args": list(command[1:]),
        "env": [{"name": "LZ_CLUSTER", "value": name}],
        "interactiveMode": "Never",
    }
    cluster = {"server": server, "certificate-authority-data": certificate_authority}
    config = {
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": name,
        "clusters": [{"name": name, "cluster": cluster}],
        "users": [{"name": name, "user": {"exec": plugin}}],
        "contexts": [{"name": name, "context": {"cluster": name, "user": name}}],
    }
    return json.dumps(config)
