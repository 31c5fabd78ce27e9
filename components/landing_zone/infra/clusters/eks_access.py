"""Who gets into an EKS cluster: administrators, and nodes."""

import pulumi
from pulumi_aws import eks, iam

from landing_zone.infra.aws.arn import partition
from landing_zone.infra.clusters.managed_cluster import ManagedClusterArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import digest


def admit_admins(
    parent: pulumi.Resource, name: str, args: ManagedClusterArgs, cluster: eks.Cluster
) -> list[pulumi.Resource]:
    """Let every administrator in, and the role that works for us; return what their access hangs on."""
    policy = f"arn:{partition(args['region'])}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
    granted: list[pulumi.Resource] = []
    for arn in dict.fromkeys([*args["admins"], *([args["role"]] if "role" in args else [])]):
        entry = f"{name}-admin-{arn.rpartition('/')[2]}-{digest(arn)}"
        admitted = eks.AccessEntry(
            entry,
            cluster_name=cluster.name,
            principal_arn=arn,
            type="STANDARD",
            tags=args["tags"],
            opts=child(parent),
        )
        granted.append(
            eks.AccessPolicyAssociation(
                entry,
                cluster_name=cluster.name,
                principal_arn=arn,
                policy_arn=policy,
                access_scope={"type": "cluster"},
                opts=child(parent, depends_on=[admitted]),
            )
        )
    return granted


def admit_nodes(
    parent: pulumi.Resource, name: str, args: ManagedClusterArgs, cluster: eks.Cluster, role: iam.Role
) -> pulumi.Resource:
    """Let nodes in, those too that no node group of EKS makes."""
    return eks.AccessEntry(
        f"{name}-nodes",
        cluster_name=cluster.name,
        principal_arn=role.arn,
        type="EC2_LINUX",
        tags=args["tags"],
        opts=child(parent),
    )
