"""A cluster of Amazon EKS."""

from typing import Any

import pulumi
from pulumi_aws import eks, iam

from landing_zone.infra.after import after
from landing_zone.infra.aws.log_group import log_group
from landing_zone.infra.clusters.eks_access import admit_admins, admit_nodes
from landing_zone.infra.clusters.eks_addons import add_addons
from landing_zone.infra.clusters.eks_roles import control_plane_role, node_role
from landing_zone.infra.clusters.exec_kubeconfig import exec_kubeconfig
from landing_zone.infra.clusters.inside import inside
from landing_zone.infra.clusters.managed_cluster import ManagedCluster, ManagedClusterArgs
from landing_zone.infra.options import child

LOGS = ("api", "audit", "authenticator", "controllerManager", "scheduler")


class EksCluster(ManagedCluster):
    """A private control plane with its roles, logs, add-ons and access; nodes are made by pools."""

    def __init__(self, name: str, args: ManagedClusterArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:EksCluster", name, {}, opts)
        cluster = self._control_plane(name, args)
        nodes = node_role(self, name, args)
        ready = [*nodes.policies, admit_nodes(self, name, args, cluster, nodes.role)]
        ready += add_addons(self, name, args, cluster)
        admitted = admit_admins(self, name, args, cluster)
        self._outputs(args, cluster)
        self.node_role = after(nodes.role.arn, ready)
        self.oidc_issuer = after(_issuer(cluster), [self._identity_provider(name, args, cluster)])
        self.provider = inside(args["name"], self.kubeconfig, self, depends_on=admitted)
        self.register()

    def for_pools(self) -> dict[str, pulumi.Output[str]]:
        """Return the security group that nodes share with the control plane."""
        return {"security_group": self._security_group}

    def _control_plane(self, name: str, args: ManagedClusterArgs) -> eks.Cluster:
        role = control_plane_role(self, name, args)
        logs = log_group(
            self,
            f"{name}-logs",
            path=f"/aws/eks/{args['name']}/cluster",
            profile=args["profile"],
            key=args["key"],
            tags=args["tags"],
        )
        return eks.Cluster(
            f"{name}-cluster",
            **{"role_arn": role.role.arn, **_inputs(args), **args.get("native", {})},
            opts=child(self, depends_on=[*role.policies, logs], ready_within="60m", protect=args["profile"] != "dev"),
        )

    def _identity_provider(self, name: str, args: ManagedClusterArgs, cluster: eks.Cluster) -> pulumi.Resource:
        return iam.OpenIdConnectProvider(
            f"{name}-tokens",
            url=_issuer(cluster),
            client_id_lists=["sts.amazonaws.com"],
            tags=args["tags"],
            opts=child(self),
        )

    def _outputs(self, args: ManagedClusterArgs, cluster: eks.Cluster) -> None:
        self.stand(args)
        self.name = self.physical_id = cluster.name
        self.endpoint = cluster.endpoint
        self._security_group = cluster.vpc_config.apply(lambda config: str(config.cluster_security_group_id))
        authority = cluster.certificate_authority.data
        command = _token_command(args)
        self.kubeconfig = pulumi.Output.secret(
            pulumi.Output.all(cluster.endpoint, authority).apply(
                lambda found: exec_kubeconfig(args["name"], found[0], found[1], command)
            )
        )


def _inputs(args: ManagedClusterArgs) -> dict[str, Any]:
    """Return the inputs of the control plane."""
    open_to, lasting = args["authorized_networks"], args["profile"] != "dev"
    return {
        "name": args["name"],
        "version": args["kubernetes"],
        "vpc_config": {
            "subnet_ids": args["subnet_ids"],
            "endpoint_private_access": True,
            "endpoint_public_access": bool(open_to),
            "public_access_cidrs": open_to or None,
        },
        "access_config": {"authentication_mode": "API", "bootstrap_cluster_creator_admin_permissions": False},
        "bootstrap_self_managed_addons": False,
        "enabled_cluster_log_types": list(LOGS),
        "encryption_config": {"provider": {"key_arn": args["key"]}, "resources": ["secrets"]},
        "kubernetes_network_config": {"ip_family": "ipv4", "service_ipv4_cidr": args["services"]},
        "upgrade_policy": {"support_type": "EXTENDED" if lasting else "STANDARD"},
        "deletion_protection": lasting,
        "zonal_shift_config": {"enabled": lasting},
        "tags": args["tags"],
    }


def _token_command(args: ManagedClusterArgs) -> list[str]:
    command = ["aws", "eks", "get-token", "--cluster-name", args["name"], "--region", args["region"]]
    return [*command, "--output", "json", *(["--role-arn", args["role"]] if "role" in args else [])]


def _issuer(cluster: eks.Cluster) -> pulumi.Output[str]:
    return cluster.identities[0].oidcs[0].issuer
