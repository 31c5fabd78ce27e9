"""Machines of one pool, of a cluster that Cluster API makes."""

import json
from typing import Any, TypedDict

import pulumi
from pulumi_kubernetes.apiextensions import CustomResource

from landing_zone.infra.accelerators.resources import TaintArgs
from landing_zone.infra.clusters.cluster_api import (
    BOOTSTRAP_GROUP,
    CLUSTER_GROUP,
    api_version,
    machine_reference,
    reference,
)
from landing_zone.infra.clusters.kubeadm_config import node_config
from landing_zone.infra.labels import POOL, metadata
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import digest, physical_name

TEMPLATE = "KubeadmConfigTemplate"
DRAIN_SECONDS = 900


class ClusterApiPoolArgs(TypedDict):
    """Machines of one kind."""

    name: str
    """Name of the pool."""
    template: str
    """Name of the machine template, there already."""
    replicas: int
    """Number of machines."""
    labels: dict[str, str]
    """Labels of the nodes."""
    taints: list[TaintArgs]
    """Taints of the nodes."""


class MachinesOf(TypedDict):
    """What all pools of a cluster share."""

    cluster: str
    """Name of the cluster."""
    namespace: str
    """Namespace of its objects in the management cluster."""
    infrastructure: str
    """`metal3`, `vsphere` or `docker`."""
    version: str
    """Version of Kubernetes (`v1.34.2`)."""


def machine_pool(
    name: str, of: MachinesOf, pool: ClusterApiPoolArgs, cluster: CustomResource, parent: pulumi.Resource
) -> CustomResource:
    """Make the pool's machines, and return their deployment.

    A template never changes: another configuration is another template, and machines are replaced one after the other.
    """
    physical = physical_name(of["cluster"], pool["name"])
    spec = {"template": {"spec": node_config(pool["labels"], pool["taints"])}}
    template = physical_name(physical, digest(json.dumps(spec, sort_keys=True)))
    config = CustomResource(
        f"{name}-{digest(template)}",
        api_version=api_version(BOOTSTRAP_GROUP),
        kind=TEMPLATE,
        metadata=metadata(template, of["namespace"]),
        spec=spec,
        opts=child(parent, depends_on=[cluster]),
    )
    return CustomResource(
        f"{name}-machines",
        api_version=api_version(CLUSTER_GROUP),
        kind="MachineDeployment",
        metadata=metadata(physical, of["namespace"], labels={POOL: pool["name"]}),
        spec=_deployment(of, pool, template),
        opts=child(parent, depends_on=[cluster, config]),
    )


def _deployment(of: MachinesOf, pool: ClusterApiPoolArgs, template: str) -> dict[str, Any]:
    """Machines of one's own have no surplus: an upgrade takes one out at a time."""
    own = {f"{CLUSTER_GROUP}/cluster-name": of["cluster"], POOL: pool["name"]}
    return {
        "clusterName": of["cluster"],
        "replicas": pool["replicas"],
        "selector": {"matchLabels": own},
        "rollout": {"strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 0, "maxUnavailable": 1}}},
        "template": {
            "metadata": {"labels": own},
            "spec": {
                "clusterName": of["cluster"],
                "version": of["version"],
                "bootstrap": {"configRef": reference(BOOTSTRAP_GROUP, TEMPLATE, template)},
                "infrastructureRef": machine_reference(of["infrastructure"], pool["template"]),
                "deletion": {"nodeDrainTimeoutSeconds": DRAIN_SECONDS},
            },
        },
    }
