"""Networks on Azure."""

from collections import Counter
from itertools import pairwise
from typing import Any

import pulumi
import pytest

from landing_zone.errors import LandingZoneError
from landing_zone.infra.network.azure_network import AzureNetwork

ARGS: Any = {
    "environment": "prod",
    "cluster": "eu",
    "account": "sub",
    "region": "germanywestcentral",
    "profile": "prod",
    "cidr": "10.30.0.0/16",
    "pods": "100.64.0.0/14",
    "services": "172.20.0.0/16",
    "zones": ["1", "2", "3"],
    "nat": "single",
    "endpoints": True,
    "flow_logs": True,
    "resource_group": "prod-eu",
    "key": "https://kv-eu.vault.azure.net/keys/eu/0123",
    "tags": {"owner": "ai"},
}
LINK = {"to": "hospital", "address": "198.51.100.10", "cidrs": ["10.0.0.0/16"], "asn": 65010}
OUTPUTS = ("network_id", "subnet_ids", "links", "zones")


def made(registered: Any, **more: Any) -> tuple[dict[str, list[Any]], dict[str, Any]]:
    """Return what a network registers, by the last part of the type, and its outputs."""
    outputs: dict[str, Any] = {}

    def program() -> None:
        network = AzureNetwork("eu-network", ARGS | more)
        pulumi.Output.all(**{key: getattr(network, key) for key in OUTPUTS}).apply(outputs.update)

    found: dict[str, list[Any]] = {}
    for resource in registered(program):
        found.setdefault(resource.type.split(":")[-1], []).append(resource)
    return found, outputs


def test_one_way_out_serves_all_zones(registered: Any) -> None:
    """One subnet of nodes, named for each zone; its NAT gateway stands in the first."""
    found, outputs = made(registered)
    assert [g.inputs["zones"] for g in found["NatGateway"]] == [["1"]]
    assert len(outputs["subnet_ids"]) == 3
    assert len(set(outputs["subnet_ids"])) == 1


def test_each_zone_has_its_way_out(registered: Any) -> None:
    """A subnet and a gateway per zone, in their order."""
    found, outputs = made(registered, nat="per-zone")
    assert [g.inputs["zones"] for g in found["NatGateway"]] == [["1"], ["2"], ["3"]]
    assert outputs["subnet_ids"] == [f"eu-network-nodes-{zone}" for zone in outputs["zones"]]


def test_without_a_way_out_the_internet_is_denied(registered: Any) -> None:
    """In both directions; no gateway, and no address of Azure's own choice."""
    found, _ = made(registered, nat="none")
    assert "NatGateway" not in found
    (group,) = found["NetworkSecurityGroup"]
    assert {(r["direction"], r["access"]) for r in group.inputs["securityRules"]} == {
        ("Inbound", "Deny"),
        ("Outbound", "Deny"),
    }
    assert {s.inputs["defaultOutboundAccess"] for s in found["Subnet"]} == {False}


def test_subnets_are_made_one_after_the_other(registered: Any) -> None:
    """Azure changes a network once at a time."""
    found, _ = made(registered, links=[LINK])
    subnets = found["Subnet"]
    assert [s.inputs["subnetName"] for s in subnets] == ["nodes", "api-server", "endpoints", "GatewaySubnet"]
    for before, after in pairwise(subnets):
        assert before.urn in after.dependencies


def test_the_api_server_has_a_subnet_that_is_delegated_to_aks(registered: Any) -> None:
    """AKS puts it there, and nothing else."""
    found, _ = made(registered)
    (subnet,) = [s for s in found["Subnet"] if s.inputs["subnetName"] == "api-server"]
    assert subnet.inputs["delegations"][0]["serviceName"] == "Microsoft.ContainerService/managedClusters"


def test_services_are_reached_from_inside(registered: Any) -> None:
    """A zone per service, the vault of the key and each target by a private endpoint."""
    store = {"name": "models-eu", "service": "blob", "id": "/subscriptions/sub/…/storageAccounts/eu"}
    found, _ = made(registered, private_targets=[store])
    assert {z.inputs["privateZoneName"] for z in found["PrivateZone"]} == {
        "privatelink.azurecr.io",
        "privatelink.vaultcore.azure.net",
        "privatelink.blob.core.windows.net",
        "privatelink.openai.azure.com",
    }
    connections = [e.inputs["privateLinkServiceConnections"][0] for e in found["PrivateEndpoint"]]
    assert {(c["name"], *c["groupIds"]) for c in connections} == {("key", "vault"), ("models-eu", "blob")}
    assert [c for c in connections if c["privateLinkServiceId"].endswith("/vaults/kv-eu")]
    assert Counter(len(r.inputs["privateDnsZoneConfigs"]) for r in found["PrivateDnsZoneGroup"]) == {1: 2}


def test_without_endpoints_there_is_none(registered: Any) -> None:
    """No zone, no subnet for them."""
    found, _ = made(registered, endpoints=False)
    assert not {"PrivateZone", "PrivateEndpoint"} & set(found)
    assert "endpoints" not in [s.inputs["subnetName"] for s in found["Subnet"]]


@pytest.mark.parametrize("profile", ["dev", "prod", "restricted"])
def test_flows_are_kept_for_a_quarter_at_least(registered: Any, profile: str) -> None:
    """In a closed account, written by an identity."""
    found, _ = made(registered, profile=profile)
    (log,) = found["FlowLog"]
    assert log.inputs["retentionPolicy"]["days"] >= 90
    assert log.inputs["identity"]["type"] == "UserAssigned"
    assert found["StorageAccount"][0].inputs["allowSharedKeyAccess"] is False


def test_a_hub_of_the_same_subscription_gets_its_half_of_the_peering(registered: Any) -> None:
    """Of another one its owner makes it."""
    hub = "/subscriptions/{}/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub-eu"
    near, _ = made(registered, hub=hub.format("sub"))
    far, _ = made(registered, hub=hub.format("other"))
    assert [p.inputs["resourceGroupName"] for p in near["VirtualNetworkPeering"]] == ["prod-eu", "hub"]
    assert [p.inputs["resourceGroupName"] for p in far["VirtualNetworkPeering"]] == ["prod-eu"]


def test_a_link_says_what_the_other_end_must_be_set_to(registered: Any) -> None:
    """Addresses, numbers and where the shared key lies; never the key."""
    found, outputs = made(registered, links=[LINK])
    settings = outputs["links"]["hospital"]
    assert settings["cidr"] == "10.30.0.0/16"
    assert (settings["asn"], settings["tunnel1_peer_asn"]) == ("65010", "65515")
    (tunnel,) = found["VirtualNetworkGatewayConnection"]
    (device,) = found["LocalNetworkGateway"]
    assert device.inputs["bgpSettings"]["bgpPeeringAddress"] == settings["tunnel1_inside_address"]
    assert tunnel.inputs["ipsecPolicies"][0]["ikeEncryption"] == "GCMAES256"
    assert tunnel.inputs["sharedKey"] not in settings.values()


def test_a_number_that_azure_keeps_is_refused(registered: Any) -> None:
    """Two ends with one number never learn each other's routes."""
    with pytest.raises(LandingZoneError, match="hospital has `asn` 65515"):
        made(registered, links=[LINK | {"asn": 65515}])


def test_a_network_that_is_there_is_taken_as_it_is(registered: Any) -> None:
    """Nothing is made of it, and its subnets are named for each zone."""
    there = "/subscriptions/sub/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/spoke"
    found, outputs = made(registered, existing=there, existing_subnets=[f"{there}/subnets/nodes"])
    assert list(found) == ["AzureNetwork"]
    assert outputs["network_id"] == there
    assert outputs["subnet_ids"] == [f"{there}/subnets/nodes"] * 3
    assert outputs["links"] == {}


def test_a_store_that_comes_later_is_reached_from_inside(registered: Any) -> None:
    """By an endpoint for the account of its container, where the network has endpoints at all."""
    account = "/subscriptions/sub/resourceGroups/prod-eu/providers/Microsoft.Storage/storageAccounts/eu"

    def endpoints(**more: Any) -> list[Any]:
        def program() -> None:
            network = AzureNetwork("eu-network", ARGS | more)
            network.reach("models", f"{account}/blobServices/default/containers/models")

        return [r.inputs for r in registered(program) if r.type.endswith(":PrivateEndpoint")]

    targets = [e["privateLinkServiceConnections"][0]["privateLinkServiceId"] for e in endpoints()]
    assert account in targets
    assert endpoints(endpoints=False) == []
