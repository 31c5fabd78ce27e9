"""A cloud as the landing zone sees it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import NotRequired, TypedDict, TypeVar

import pulumi

from landing_zone.infra.clusters.managed_cluster import ManagedCluster, ManagedClusterArgs
from landing_zone.infra.identity.workload_identity import WorkloadIdentity, WorkloadIdentityArgs
from landing_zone.infra.keys.encryption_key import EncryptionKey, EncryptionKeyArgs
from landing_zone.infra.network.cluster_network import ClusterNetwork, ClusterNetworkArgs
from landing_zone.infra.pools.node_pool import NodePool, NodePoolArgs
from landing_zone.infra.storage.model_store import ModelStore, ModelStoreArgs

A = TypeVar("A")
C_co = TypeVar("C_co", covariant=True)


class CloudAccountArgs(TypedDict):
    """The account that a cluster is made in."""

    id: str
    """AWS account id, Azure subscription id, GCP project id."""
    region: str
    """The cloud's region."""
    tags: dict[str, str]
    """Tags of every resource."""
    tenant: NotRequired[str]
    """Azure: Entra tenant."""
    role: NotRequired[str]
    """AWS: role that is assumed; GCP: service account that is impersonated."""


Make = Callable[[str, A, pulumi.ResourceOptions | None], C_co]
"""How a component is made: its name, its arguments, its options."""


@dataclass(frozen=True)
class Cloud:
    """The components of one cloud."""

    account: Make[CloudAccountArgs, pulumi.ProviderResource]
    group: Callable[[str, str, str, CloudAccountArgs, pulumi.ResourceOptions], pulumi.Output[str]] | None
    """Makes what everything of a cluster lies in (Azure's resource group), by component name, environment and cluster,
    and returns its name; None where there is no such thing."""
    key: Make[EncryptionKeyArgs, EncryptionKey]
    network: Make[ClusterNetworkArgs, ClusterNetwork]
    cluster: Make[ManagedClusterArgs, ManagedCluster]
    pool: Make[NodePoolArgs, NodePool]
    store: Make[ModelStoreArgs, ModelStore]
    identity: Make[WorkloadIdentityArgs, WorkloadIdentity]
    pod_labels: Mapping[str, str] = field(default_factory=dict)
    """Labels that pods with an identity of the cloud carry."""
    karpenter_pool: Make[NodePoolArgs, NodePool] | None = None
    """Pools by Karpenter; None where there is none."""


def cloud_of(site: str) -> Cloud:
    """Return the cloud of a kind of site (`aws`, `azure`, `gcp`)."""
    found = import_module(f"landing_zone.infra.clouds.{site}").CLOUD
    assert isinstance(found, Cloud)
    return found
