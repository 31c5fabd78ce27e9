"""Attachment of a network to a hub of Network Connectivity Center."""

import pulumi
from pulumi_gcp.compute import Network
from pulumi_gcp.networkconnectivity import Spoke, SpokeLinkedVpcNetworkArgs

from landing_zone.infra.gcp.labels import gcp_labels
from landing_zone.infra.network.cluster_network import ClusterNetworkArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name


def spoke(name: str, args: ClusterNetworkArgs, network: Network, parent: pulumi.Resource) -> Spoke:
    """Attach the network; addresses of pods and Services repeat from cluster to cluster and stay inside."""
    return Spoke(
        f"{name}-spoke",
        name=physical_name(args["environment"], args["cluster"]),
        hub=_hub(args["hub"], network),
        location="global",
        linked_vpc_network=SpokeLinkedVpcNetworkArgs(
            uri=network.self_link, exclude_export_ranges=[args["pods"], args["services"]]
        ),
        labels=gcp_labels(args["tags"]),
        opts=child(parent),
    )


def _hub(hub: str, network: Network) -> pulumi.Input[str]:
    """Return the hub's resource name; a bare name is of the network's own project."""
    return hub if "/" in hub else pulumi.Output.format("projects/{0}/locations/global/hubs/{1}", network.project, hub)
