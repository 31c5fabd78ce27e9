"""What a resource of Azure names must be there."""

from typing import Any

import pytest

from landing_zone.errors import SandboxError

PEERING = "azure-native:network:VirtualNetworkPeering"
SUBNET = "azure-native:network:Subnet"
NAT = "/subscriptions/s-1/resourceGroups/{}/providers/Microsoft.Network/natGateways/nat"


def subnet(**more: Any) -> dict[str, Any]:
    """Return a subnet."""
    named = {"resourceGroupName": "dev-eu", "virtualNetworkName": "dev-net", "subnetName": "a"}
    return {**named, "addressPrefix": "10.0.0.0/24", **more}


def test_an_id_in_a_group_of_ours_must_exist(azure: Any, azure_network: Any) -> None:
    """One in a group that was there before is taken on trust."""
    azure_network("10.0.0.0/16")
    azure.create(SUBNET, subnet(natGateway={"id": NAT.format("theirs")}))
    with pytest.raises(SandboxError, match=r"natGateways/nat does not exist"):
        azure.create(SUBNET, subnet(natGateway={"id": NAT.format("DEV-EU")}))


def test_a_subnet_needs_its_network(azure: Any) -> None:
    """Not only its group."""
    with pytest.raises(SandboxError, match=r"virtualNetworks/dev-net does not exist"):
        azure.create(SUBNET, subnet())


def test_the_hub_s_side_of_a_peering_lies_elsewhere(azure: Any, azure_network: Any) -> None:
    """Its network was there before; ours was not."""
    azure_network("10.0.0.0/16")
    ours = "/subscriptions/s-1/resourceGroups/dev-eu/providers/Microsoft.Network/virtualNetworks/{}"
    hub = {"resourceGroupName": "hub", "virtualNetworkName": "hub-net", "virtualNetworkPeeringName": "dev"}
    azure.create(PEERING, {**hub, "remoteVirtualNetwork": {"id": ours.format("dev-net")}})
    with pytest.raises(SandboxError, match=r"virtualNetworks/dev-other does not exist"):
        azure.create(PEERING, {**hub, "remoteVirtualNetwork": {"id": ours.format("dev-other")}})


def test_the_network_watcher_is_azure_s_own(azure: Any, azure_network: Any) -> None:
    """Flow logs lie in a group that nobody makes."""
    azure_network("10.0.0.0/16")
    log = {
        "resourceGroupName": "NetworkWatcherRG",
        "networkWatcherName": "NetworkWatcher_westeurope",
        "flowLogName": "dev",
        "storageId": "elsewhere",
        "targetResourceId": "elsewhere",
    }
    azure.create("azure-native:network:FlowLog", log)
