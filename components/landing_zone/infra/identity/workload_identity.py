"""Who the pods of one model are to the cloud: arguments and outputs, the same on every cloud."""

from typing import NotRequired, TypedDict

import pulumi


class WorkloadIdentityArgs(TypedDict):
    """One identity for one service account, with access to one prefix of one store."""

    environment: str
    """Name of the environment; part of physical names and tags."""
    cluster: pulumi.Input[str]
    """The cluster's physical name (AWS, GCP) or resource id (Azure)."""
    cluster_name: str
    """Name of the cluster in the environment."""
    workload: str
    """Workload whose pods it is for."""
    namespace: str
    """Namespace of the service account."""
    service_account: str
    """Name of the service account."""
    account: str
    """AWS account id, Azure subscription id, GCP project id."""
    region: str
    """The cloud's region."""
    oidc_issuer: pulumi.Input[str]
    """Issuer of the cluster's tokens."""
    store: pulumi.Input[str]
    """The store's id."""
    prefix: str
    """Prefix in the store that it may read; nothing else."""
    key: pulumi.Input[str]
    """Key that the store is encrypted with, which it may use to decrypt."""
    tags: dict[str, str]
    """Tags of every resource."""
    resource_group: NotRequired[pulumi.Input[str]]
    """Azure: resource group."""


class WorkloadIdentity(pulumi.ComponentResource):
    """Base of every cloud's identity: its outputs."""

    identity: pulumi.Output[str]
    """The cloud's id of the identity (AWS: role ARN; Azure: client id; GCP: service account's mail address)."""
    annotations: pulumi.Output[dict[str, str]]
    """Annotations that the service account must carry; empty where the cloud needs none."""
    labels: pulumi.Output[dict[str, str]]
    """Labels that the pods must carry."""

    def register(self) -> None:
        """Register the outputs, which must be set."""
        self.register_outputs({name: getattr(self, name) for name in ("identity", "annotations", "labels")})
