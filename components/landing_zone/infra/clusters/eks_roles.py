"""Roles of an EKS cluster: its control plane, its nodes, and the add-ons that call AWS."""

import pulumi
from pulumi_aws import iam

from landing_zone.infra.aws.arn import partition
from landing_zone.infra.aws.documents import Condition, allow, document, trust
from landing_zone.infra.aws.role import AwsRole, RoleSpec, make_role
from landing_zone.infra.clusters.managed_cluster import ManagedClusterArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name

NODE_POLICIES = ("AmazonEKSWorkerNodeMinimalPolicy", "AmazonEC2ContainerRegistryPullOnly")
"""What nodes need themselves; what their network plug-in needs is its own pods' alone."""


def control_plane_role(parent: pulumi.Resource, name: str, args: ManagedClusterArgs) -> AwsRole:
    """Make the role that EKS assumes for this cluster, which may use the key of its Secrets."""
    spec = RoleSpec(
        _physical(args, "control-plane"), trust("eks.amazonaws.com", _this_cluster(args)), ["AmazonEKSClusterPolicy"]
    )
    made = make_role(parent, f"{name}-control-plane", spec, region=args["region"], tags=args["tags"])
    actions = ["kms:Encrypt", "kms:Decrypt", "kms:ListGrants", "kms:DescribeKey"]
    made.policies.append(
        iam.RolePolicy(
            f"{name}-control-plane-key",
            name="secrets",
            role=made.role.name,
            policy=document(allow(actions, [args["key"]])),
            opts=child(parent),
        )
    )
    return made


def node_role(parent: pulumi.Resource, name: str, args: ManagedClusterArgs) -> AwsRole:
    """Make the role of every node."""
    spec = RoleSpec(_physical(args, "nodes"), trust("ec2.amazonaws.com"), NODE_POLICIES)
    return make_role(parent, f"{name}-nodes", spec, region=args["region"], tags=args["tags"])


def addon_role(parent: pulumi.Resource, name: str, addon: str, policy: str, args: ManagedClusterArgs) -> AwsRole:
    """Make the role of an add-on's pods, which only this cluster's pod identity hands out."""
    to_pods = trust("pods.eks.amazonaws.com", _this_cluster(args), session_tags=True)
    spec = RoleSpec(_physical(args, addon), to_pods, [policy])
    return make_role(parent, f"{name}-{addon}", spec, region=args["region"], tags=args["tags"])


def _physical(args: ManagedClusterArgs, part: str) -> str:
    return physical_name(args["environment"], args["name"], part, limit=64)


def _this_cluster(args: ManagedClusterArgs) -> Condition:
    arn = f"arn:{partition(args['region'])}:eks:{args['region']}:{args['account']}:cluster/{args['name']}"
    return {"StringEquals": {"aws:SourceAccount": args["account"]}, "ArnEquals": {"aws:SourceArn": arn}}
