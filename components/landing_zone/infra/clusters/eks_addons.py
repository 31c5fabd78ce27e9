"""Add-ons of an EKS cluster, of pinned versions: before nodes come, and once they are there."""

import json
from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi_aws import eks

from landing_zone.infra.clusters.eks_addon_versions import addon_versions
from landing_zone.infra.clusters.eks_roles import addon_role
from landing_zone.infra.clusters.managed_cluster import ManagedClusterArgs
from landing_zone.infra.options import child


@dataclass(frozen=True)
class Addon:
    """An add-on; one that calls AWS does it as a service account with a role of its own."""

    name: str
    service_account: str = ""
    policy: str = ""
    """Policy of that role, with its path."""
    values: str = ""
    """Configuration, JSON."""


BEFORE_NODES = (
    Addon("vpc-cni", "aws-node", "AmazonEKS_CNI_Policy", json.dumps({"enableNetworkPolicy": "true"})),
    Addon("kube-proxy"),
    Addon("eks-pod-identity-agent"),
)
"""What a node needs to become ready."""
ON_NODES = (
    Addon("coredns"),
    Addon("aws-ebs-csi-driver", "ebs-csi-controller-sa", "service-role/AmazonEBSCSIDriverPolicy"),
)
"""What is ready only once its pods run."""


def add_addons(
    parent: pulumi.Resource, name: str, args: ManagedClusterArgs, cluster: eks.Cluster
) -> list[pulumi.Resource]:
    """Install all, and return those that nodes must wait for."""
    versions = addon_versions(args["kubernetes"])

    def install(addon: Addon) -> pulumi.Resource:
        role = addon_role(parent, name, addon.name, addon.policy, args) if addon.policy else None
        identities: Any = [{"service_account": addon.service_account, "role_arn": role.role.arn}] if role else None
        return eks.Addon(
            f"{name}-{addon.name}",
            cluster_name=cluster.name,
            addon_name=addon.name,
            addon_version=versions[addon.name],
            configuration_values=addon.values or None,
            pod_identity_associations=identities,
            resolve_conflicts_on_create="OVERWRITE",
            resolve_conflicts_on_update="OVERWRITE",
            tags=args["tags"],
            opts=child(parent, depends_on=role.policies if role else [], ready_within="40m"),
        )

    before = [install(addon) for addon in BEFORE_NODES]
    for addon in ON_NODES:
        install(addon)
    return before
