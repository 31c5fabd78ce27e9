"""Attachment of a network on Azure to the virtual network of a hub."""

import pulumi
from pulumi_azure_native import network as net

from landing_zone.infra.azure.ids import segment_after
from landing_zone.infra.network.azure_vnet import VirtualNetwork
from landing_zone.infra.network.cluster_network import ClusterNetworkArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name


def attach(
    name: str, parent: pulumi.ComponentResource, args: ClusterNetworkArgs, made: VirtualNetwork, hub: str
) -> None:
    """Peer the network with ``hub``, a resource id.

    The hub's own half is made, too, where it is of the same subscription; elsewhere its owner makes it.
    """
    _peer(f"{name}-to-hub", parent, "hub", group=args["resource_group"], network=made.name, remote=hub)
    if segment_after(hub, "subscriptions") == args["account"]:
        _peer(
            f"{name}-from-hub",
            parent,
            physical_name(args["environment"], args["cluster"]),
            group=segment_after(hub, "resourceGroups"),
            network=segment_after(hub, "virtualNetworks"),
            remote=made.network.id,
        )


def _peer(
    name: str,
    parent: pulumi.ComponentResource,
    physical: str,
    *,
    group: pulumi.Input[str],
    network: pulumi.Input[str],
    remote: pulumi.Input[str],
) -> None:
    net.VirtualNetworkPeering(
        name,
        virtual_network_peering_name=physical,
        resource_group_name=group,
        virtual_network_name=network,
        remote_virtual_network=net.SubResourceArgs(id=remote),
        allow_virtual_network_access=True,
        allow_forwarded_traffic=True,
        allow_gateway_transit=False,
        use_remote_gateways=False,
        opts=child(parent),
    )
