"""Who reaches GKE's control plane, and who administers a cluster."""

import ipaddress
from collections.abc import Sequence

import pulumi
from pulumi_gcp.container import (
    Cluster,
    ClusterControlPlaneEndpointsConfigArgs,
    ClusterControlPlaneEndpointsConfigDnsEndpointConfigArgs,
    ClusterMasterAuthorizedNetworksConfigArgs,
    ClusterMasterAuthorizedNetworksConfigCidrBlockArgs,
    ClusterPrivateClusterConfigArgs,
)
from pulumi_gcp.projects import IAMMember, IAMMemberConditionArgs

from landing_zone.infra.clusters.managed_cluster import ManagedClusterArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import digest


def private_cluster(authorized_networks: Sequence[str]) -> ClusterPrivateClusterConfigArgs:
    """Return private nodes, and a public address of the control plane only where a public network needs it."""
    public = any(ipaddress.ip_network(network).is_global for network in authorized_networks)
    return ClusterPrivateClusterConfigArgs(enable_private_nodes=True, enable_private_endpoint=not public)


def authorized(authorized_networks: Sequence[str]) -> ClusterMasterAuthorizedNetworksConfigArgs:
    """Return the networks that reach the control plane besides the nodes', also from inside."""
    return ClusterMasterAuthorizedNetworksConfigArgs(
        cidr_blocks=[
            ClusterMasterAuthorizedNetworksConfigCidrBlockArgs(cidr_block=network, display_name=f"network-{number}")
            for number, network in enumerate(authorized_networks, 1)
        ],
        gcp_public_cidrs_access_enabled=False,
        private_endpoint_enforcement_enabled=True,
    )


def endpoints() -> ClusterControlPlaneEndpointsConfigArgs:
    """Return the endpoint by name as closed: it would be open to the internet, guarded by IAM alone."""
    return ClusterControlPlaneEndpointsConfigArgs(
        dns_endpoint_config=ClusterControlPlaneEndpointsConfigDnsEndpointConfigArgs(allow_external_traffic=False)
    )


def administrators(name: str, args: ManagedClusterArgs, cluster: Cluster, parent: pulumi.Resource) -> list[IAMMember]:
    """Let the administrators into this cluster of the project, and into no other."""
    expression = cluster.id.apply(lambda found: f"resource.name == '{found}'")
    return [
        IAMMember(
            f"{name}-admin-{digest(member)}",
            project=args["account"],
            role="roles/container.admin",
            member=member,
            condition=IAMMemberConditionArgs(title=f"cluster-{args['name']}", expression=expression),
            opts=child(parent),
        )
        for member in args["admins"]
    ]
