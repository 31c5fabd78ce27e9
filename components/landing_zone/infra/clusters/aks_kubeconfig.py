"""The way into an AKS cluster: its API server, and a command that gets a token of Entra."""

import base64
from typing import Any, NamedTuple

import pulumi
import yaml
from pulumi_azure_native.containerservice import ManagedCluster, list_managed_cluster_user_credentials_output

from landing_zone.infra.clusters.exec_kubeconfig import exec_kubeconfig

ENTRA_SERVER = "6dae42f8-4368-4678-94ff-3960e28e3630"
"""Application that stands for AKS's API servers in every tenant."""


class WayIn(NamedTuple):
    """Address of an API server and a kubeconfig for it."""

    endpoint: pulumi.Output[str]
    kubeconfig: pulumi.Output[str]


def way_in(
    name: str, cluster: ManagedCluster, *, group: pulumi.Input[str], tenant: str, parent: pulumi.Resource
) -> WayIn:
    """Return the way into ``cluster``, called ``name`` in its environment.

    Azure tells a cluster's certificate authority in the credentials of its users alone, which hold no secret where
    accounts are Entra's. They are asked for once the cluster is there, so a preview before that asks nothing.
    """
    answer = list_managed_cluster_user_credentials_output(
        resource_group_name=group,
        resource_name=cluster.id.apply(lambda resource_id: resource_id.rpartition("/")[2]),
        opts=pulumi.InvokeOutputOptions(parent=parent, depends_on=[cluster]),
    )
    told = pulumi.Output.unsecret(answer.kubeconfigs).apply(lambda configs: _cluster(configs[0].value))
    return WayIn(
        told.apply(lambda c: str(c["server"])),
        told.apply(lambda c: exec_kubeconfig(name, c["server"], c["certificate-authority-data"], command(tenant))),
    )


def command(tenant: str) -> list[str]:
    """Return the command that gets a token, of whoever ran `az login`.

    `AAD_LOGIN_METHOD=workloadidentity` has it take the run's own, as in CI (inferred).
    """
    return ["kubelogin", "get-token", "--login", "azurecli", "--server-id", ENTRA_SERVER, "--tenant-id", tenant]


def _cluster(encoded: str) -> dict[str, Any]:
    """Return server and certificate authority of a kubeconfig in base64."""
    config = yaml.safe_load(base64.b64decode(encoded))
    return dict(config["clusters"][0]["cluster"])
