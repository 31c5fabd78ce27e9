"""The provider of one GCP project and region."""

import pulumi
from pulumi_gcp.provider import Provider

from landing_zone.infra.clouds.cloud import CloudAccountArgs
from landing_zone.infra.gcp.labels import gcp_labels


def gcp_provider(name: str, args: CloudAccountArgs, opts: pulumi.ResourceOptions | None = None) -> Provider:
    """Make the provider."""
    return Provider(
        name,
        project=args["id"],
        region=args["region"],
        impersonate_service_account=args.get("role"),
        default_labels=gcp_labels(args["tags"]),
        opts=opts,
    )
