"""The stand-in touches sandbox clusters only."""

import json
from typing import Any

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox.providers.kubernetes.session import Session

REAL = {
    "contexts": [{"name": "real", "context": {"cluster": "real", "user": "admin"}}],
    "clusters": [{"name": "real", "cluster": {"server": "https://10.1.2.3:6443"}}],
    "users": [{"name": "admin", "user": {"token": "t"}}],
    "current-context": "real",
}


def test_a_real_cluster_is_refused(api_server: Any) -> None:
    """With the command that installs the official plugin; the sandbox's own kubeconfig is taken."""
    with pytest.raises(SandboxError, match="pulumi plugin install resource kubernetes"):
        _ = Session(kubeconfig=json.dumps(REAL)).config
    assert Session(kubeconfig=json.dumps(api_server.kubeconfig)).config["current-context"] == "bare"
