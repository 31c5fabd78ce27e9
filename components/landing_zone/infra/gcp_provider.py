"""The provider of one GCP project and region."""

from typing import NotRequired, TypedDict

import pulumi
from pulumi_gcp.provider import Provider

from landing_zone.infra.gcp.labels import gcp_labels


class GcpProviderArgs(TypedDict):
    """Where resources are made, and as whom."""

    project: str
    """Project of every resource."""
    region: str
    """Region of every resource that names no other."""
    tags: dict[str, str]
    """Tags that become labels of whatever has labels."""
    service_account: NotRequired[str]
    """Service account that is impersonated, so that whoever runs the engine holds no key of it."""


def gcp_provider(name: str, args: GcpProviderArgs, opts: pulumi.ResourceOptions | None = None) -> Provider:
    """Make the provider."""
    return Provider(
        name,
        project=args["project"],
        region=args["region"],
        impersonate_service_account=args.get("service_account"),
        default_labels=gcp_labels(args["tags"]),
        opts=opts,
    )
