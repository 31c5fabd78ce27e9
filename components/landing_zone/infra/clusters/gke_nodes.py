"""What GKE's nodes are: an identity of their own, and settings that every node of a cluster has."""

import pulumi
from pulumi_gcp.projects import IAMMember
from pulumi_gcp.serviceaccount import Account

from landing_zone.infra.clusters.managed_cluster import ManagedClusterArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name

LONGEST_ACCOUNT_ID = 30
ROLES = {"nodes": "roles/container.defaultNodeServiceAccount", "images": "roles/artifactregistry.reader"}
"""Logs, metrics and autoscaling; container images. Nothing else: pods have identities of their own."""


def node_account(name: str, args: ManagedClusterArgs, parent: pulumi.Resource) -> tuple[Account, list[IAMMember]]:
    """Make the service account of a cluster's nodes, and return it with what it may do."""
    account = Account(
        f"{name}-nodes",
        account_id=physical_name(args["environment"], args["name"], "nodes", limit=LONGEST_ACCOUNT_ID),
        project=args["account"],
        display_name=f"Nodes of {args['name']} ({args['environment']})",
        opts=child(parent),
    )
    grants = [
        IAMMember(f"{name}-nodes-{what}", project=args["account"], role=role, member=account.member, opts=child(parent))
        for what, role in ROLES.items()
    ]
    return account, grants
