"""What Azure would refuse is refused at preview."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.sandbox.providers.plugin.handler import Invalid
from landing_zone.sandbox.providers.recorded.azure.kinds import KINDS

GROUP = {"resourceGroupName": "dev-eu"}
HERE = {**GROUP, "location": "westeurope"}
CLUSTER, POOL = "azure-native:containerservice:ManagedCluster", "azure-native:containerservice:AgentPool"
NETWORK, SUBNET = "azure-native:network:VirtualNetwork", "azure-native:network:Subnet"


def refusal(asked: Any, token: str, inputs: dict[str, Any], name: str = "it") -> str:
    """Return why inputs are refused."""
    with pytest.raises(Invalid) as caught:
        asked.check(token, inputs, name)
    return str(caught.value.reason)


@pytest.mark.parametrize(
    ("token", "good", "bad"),
    [
        ("azure-native:storage:StorageAccount", ["abc", "a" * 24], ["ab", "a" * 25, "Abc", "a-b-c"]),
        (POOL, ["gpu", "a" * 12], ["a" * 13, "1gpu", "GPU", "a-b"]),
        ("azure-native:keyvault:Vault", ["kv-1", "a" * 24], ["kv", "a" * 25, "1kv", "kv--1", "kv-"]),
        ("azure-native:resources:ResourceGroup", ["a", "a.b_(c)", "a" * 90], ["", "a.", "a" * 91]),
        (NETWORK, ["net-1", "ab"], ["a", "-net", "net-", "a" * 65]),
        (CLUSTER, ["dev-eu", "a" * 63], ["-a", "a-", "a" * 64, "a.b"]),
        ("azure-native:storage:BlobContainer", ["models", "$root"], ["mo", "Models", "a--b", "-ab"]),
        ("azure-native:privatedns:PrivateZone", ["privatelink.blob.core.windows.net"], ["privatelink", "a..b"]),
        ("azure-native:authorization:RoleAssignment", ["6ba7b811-9dad-11d1-80b4-00c04fd430c8"], ["reader"]),
        ("azure-native:containerservice:MaintenanceConfiguration", ["default"], ["sunday"]),
    ],
)
def test_names_follow_azure_s_rules(token: str, good: list[str], bad: list[str]) -> None:
    """At both ends of each length."""
    rule = KINDS[token].rule
    assert rule is not None
    assert [name for name in good if not rule.allows(name)] == []
    assert [name for name in bad if rule.allows(name)] == []


def test_locations_are_those_of_the_catalog(azure: Any) -> None:
    """Also as the portal writes them; DNS zones are global."""
    network = {**GROUP, "virtualNetworkName": "dev-net", "addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}}
    assert "'westeurop' is no region of azure; westeurope is" in refusal(
        azure, NETWORK, {**network, "location": "westeurop"}
    )
    azure.check(NETWORK, {**network, "location": "West Europe"})
    azure.check("azure-native:privatedns:PrivateZone", {**GROUP, "privateZoneName": "a.example", "location": "global"})


def test_sizes_are_offered_where_the_cluster_is(azure: Any) -> None:
    """General-purpose sizes and those of the environment's own pools are taken without an offer."""

    def cluster(size: str, name: str = "system") -> dict[str, Any]:
        return {**HERE, "resourceName": "dev-eu", "agentPoolProfiles": [{"name": name, "vmSize": size}]}

    azure.check(CLUSTER, cluster("Standard_D4ds_v5"))
    azure.check(CLUSTER, cluster("own.large"))
    reason = refusal(azure, CLUSTER, cluster("Standard_ND999"))
    assert reason.startswith("agentPoolProfiles[0].vmSize: the catalog has no offer of Standard_ND999")
    reason = refusal(azure, CLUSTER, {**cluster("Standard_ND96isr_H100_v5"), "location": "northeurope"})
    assert "Standard_ND96isr_H100_v5 is not offered in northeurope; it is in" in reason
    assert "'Sys-1' is no name for it" in refusal(azure, CLUSTER, cluster("Standard_D4ds_v5", "Sys-1"))


def test_a_pool_is_where_its_cluster_is_planned(azure: Any) -> None:
    """Known at preview from the cluster that was checked before."""
    pool = {**GROUP, "resourceName": "dev-eu", "agentPoolName": "gpu", "vmSize": "Standard_ND96isr_H100_v5"}
    azure.check(POOL, pool)
    azure.check(CLUSTER, {**GROUP, "resourceName": "dev-eu", "location": "northeurope"}, "cluster")
    assert refusal(azure, POOL, pool).startswith("vmSize: Standard_ND96isr_H100_v5 is not offered in northeurope")


def test_subnets_lie_in_their_network_beside_each_other(
    azure: Any, azure_network: Callable[..., dict[str, Any]]
) -> None:
    """Also those that only a preview has seen, and those written in the network itself."""
    network = azure_network("10.0.0.0/16", "10.2.0.0/16")

    def subnet(name: str, cidr: str) -> dict[str, Any]:
        return {**GROUP, "virtualNetworkName": "dev-net", "subnetName": name, "addressPrefix": cidr}

    azure.check(SUBNET, subnet("a", "10.0.0.0/24"), "a")
    azure.check(SUBNET, subnet("a", "10.0.0.0/23"), "a")
    azure.check(SUBNET, subnet("b", "10.2.0.0/24"), "b")
    assert refusal(azure, SUBNET, subnet("c", "10.0.1.0/25"), "c") == (
        "addressPrefix: 10.0.1.0/25 overlaps 10.0.0.0/23 of subnet a"
    )
    assert "10.1.0.0/24 lies outside of its network, 10.0.0.0/16, 10.2.0.0/16" in refusal(
        azure, SUBNET, subnet("c", "10.1.0.0/24"), "c"
    )
    inner = [{"name": "a", "addressPrefix": "10.0.0.0/24"}, {"name": "b", "addressPrefixes": ["10.0.0.0/25"]}]
    whole = {**network, "addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}, "subnets": inner}
    assert refusal(azure, NETWORK, whole) == (
        "subnets[1].addressPrefixes[0]: 10.0.0.0/25 overlaps 10.0.0.0/24 of subnets[0].addressPrefix"
    )
