"""A kubeconfig with the permissions of one service account."""

import json
from pathlib import Path

import yaml

from landing_zone.sandbox.files import write_private
from landing_zone.sandbox.kube import Kube

TOKEN_S = 365 * 24 * 3600
"""Life of a token, seconds: a sandbox may stay up for long, and each install renews it."""


async def write_kubeconfig(kube: Kube, path: Path, admin: Path, *, namespace: str, account: str) -> None:
    """Write to ``path`` a kubeconfig for the server that ``admin`` names, on a new token of the account.

    The token lies in a file beside it, which clients read again by themselves: renewing it needs no restart.
    """
    token = path.with_suffix(".token")
    write_private(token, await _token(kube, namespace, account))
    server = yaml.safe_load(admin.read_text(encoding="utf-8"))["clusters"][0]["cluster"]
    config = {
        "apiVersion": "v1",
        "kind": "Config",
        "clusters": [{"name": "sandbox", "cluster": server}],
        "users": [{"name": account, "user": {"tokenFile": str(token)}}],
        "contexts": [{"name": "sandbox", "context": {"cluster": "sandbox", "user": account}}],
        "current-context": "sandbox",
    }
    write_private(path, json.dumps(config, indent=2))


async def _token(kube: Kube, namespace: str, account: str) -> str:
    path = f"/api/v1/namespaces/{namespace}/serviceaccounts/{account}/token"
    body = {"apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest", "spec": {"expirationSeconds": TOKEN_S}}
    response = await kube.request("POST", path, json=body)
    return str(response.json()["status"]["token"])
