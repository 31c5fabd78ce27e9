"""A key of the cloud's key service: arguments and outputs, the same on every cloud."""

from typing import NotRequired, TypedDict

import pulumi


class EncryptionKeyArgs(TypedDict):
    """A key with yearly rotation."""

    environment: str
    """Name of the environment; part of physical names and tags."""
    name: str
    """What it is for (`eu-central`, `models-eu`); part of its name."""
    account: str
    """AWS account id, Azure subscription id, GCP project id."""
    region: str
    """The cloud's region."""
    profile: str
    """`dev`: may be deleted at once; else protected against it."""
    tags: dict[str, str]
    """Tags of every resource."""
    tenant: NotRequired[str]
    """Azure: Entra tenant."""
    resource_group: NotRequired[pulumi.Input[str]]
    """Azure: resource group."""


class EncryptionKey(pulumi.ComponentResource):
    """Base of every cloud's key: its outputs."""

    key_id: pulumi.Output[str]
    """The cloud's id of the key (AWS: ARN; Azure: key identifier with version; GCP: resource name)."""

    def register(self) -> None:
        """Register the output, which must be set."""
        self.register_outputs({"key_id": self.key_id})
