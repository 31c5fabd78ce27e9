"""An object store for models of one jurisdiction: arguments and outputs, the same on every cloud."""

from typing import NotRequired, TypedDict

import pulumi


class ModelStoreArgs(TypedDict):
    """A store with versions, without public access, reached by TLS only, replicated only inside the jurisdiction."""

    environment: str
    """Name of the environment; part of physical names and tags."""
    jurisdiction: str
    """Law that applies to it."""
    account: str
    """AWS account id, Azure subscription id, GCP project id."""
    region: str
    """The cloud's region."""
    profile: str
    """`dev`: emptied and deleted on destroy; else kept and listed."""
    key: pulumi.Input[str]
    """Key that objects are encrypted with."""
    tags: dict[str, str]
    """Tags of every resource."""
    lock_days: NotRequired[int]
    """Days in which no version can be deleted; absent = no lock."""
    replica_region: NotRequired[str]
    """Region of the same jurisdiction that it is replicated to."""
    resource_group: NotRequired[pulumi.Input[str]]
    """Azure: resource group."""


class ModelStore(pulumi.ComponentResource):
    """Base of every cloud's store: its outputs."""

    uri: pulumi.Output[str]
    """Where models lie, as a storage URI of KServe (`s3://…`, `gs://…`, `https://….blob.core.windows.net/…`)."""
    store_id: pulumi.Output[str]
    """The cloud's id of the store (AWS: ARN of the bucket; Azure: resource id of the container; GCP: bucket name)."""

    def register(self) -> None:
        """Register the outputs, which must be set."""
        self.register_outputs({"uri": self.uri, "store_id": self.store_id})
