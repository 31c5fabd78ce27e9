"""Kubeconfigs without a token."""

import json

from landing_zone.infra.clusters.exec_kubeconfig import exec_kubeconfig


def test_it_holds_a_command_that_knows_its_cluster() -> None:
    """Credential plugins that are not told a cluster by their arguments learn it from the environment."""
    config = json.loads(exec_kubeconfig("eu", "https://10.0.0.1", "Q0E=", ["aws", "eks", "get-token"]))
    user = config["users"][0]["user"]
    assert user["exec"]["command"] == "aws"
    assert user["exec"]["args"] == ["eks", "get-token"]
    assert user["exec"]["env"] == [{"name": "LZ_CLUSTER", "value": "eu"}]
    assert list(user) == ["exec"]
    assert config["clusters"][0]["cluster"] == {"server": "https://10.0.0.1", "certificate-authority-data": "Q0E="}
