"""Clusters of AKS."""

import json
from typing import Any

import pulumi
import pytest

from landing_zone.infra.clusters.aks_cluster import AksCluster

VNET = "/subscriptions/sub/resourceGroups/prod-eu/providers/Microsoft.Network/virtualNetworks/prod-eu-network"
ARGS: Any = {
    "environment": "prod",
    "name": "eu",
    "site": "azure",
    "region": "germanywestcentral",
    "jurisdiction": "EU",
    "profile": "prod",
    "kubernetes": "1.34",
    "account": "sub",
    "tenant": "tenant",
    "resource_group": "prod-eu",
    "network_id": VNET,
    "subnet_ids": [f"{VNET}/subnets/nodes"] * 3,
    "zones": ["1", "2", "3"],
    "pods": "100.64.0.0/14",
    "services": "172.20.0.0/16",
    "key": "https://kv-eu.vault.azure.net/keys/eu/0123",
    "admins": ["group"],
    "authorized_networks": [],
    "maintenance": {"day": "sunday", "hour": 2, "hours": 4},
    "tags": {"owner": "ai"},
}


def resources(registered: Any, **more: Any) -> dict[str, list[Any]]:
    """Return what a cluster registers, by the last part of the type."""
    found: dict[str, list[Any]] = {}
    for resource in registered(lambda: AksCluster("eu", ARGS | more)):
        found.setdefault(resource.type.split(":")[-1], []).append(resource)
    return found


def cluster(registered: Any, **more: Any) -> dict[str, Any]:
    """Return the inputs of the managed cluster."""
    (found,) = resources(registered, **more)["ManagedCluster"]
    return dict(found.inputs)


@pytest.mark.parametrize("profile", ["dev", "prod", "restricted"])
def test_every_profile_is_hardened(registered: Any, profile: str) -> None:
    """Entra and its groups alone, roles, federated identities, Secrets under a key, Defender, network policies."""
    made = cluster(registered, profile=profile)
    assert (made["disableLocalAccounts"], made["enableRBAC"]) == (True, True)
    assert made["aadProfile"]["enableAzureRBAC"] is True
    assert made["oidcIssuerProfile"]["enabled"] is True
    security = made["securityProfile"]
    assert security["workloadIdentity"]["enabled"] is True
    assert security["azureKeyVaultKms"]["keyVaultNetworkAccess"] == "Private"
    assert security["azureKeyVaultKms"]["keyVaultResourceId"].endswith("/vaults/kv-eu")
    assert security["defender"]["securityMonitoring"]["enabled"] is True
    assert security["imageCleaner"]["enabled"] is True
    assert made["networkProfile"]["networkPolicy"] == "cilium"
    assert made["addonProfiles"]["azurepolicy"]["enabled"] is True
    assert made["autoUpgradeProfile"] == {"upgradeChannel": "patch", "nodeOSUpgradeChannel": "NodeImage"}


def test_it_is_private_unless_networks_are_listed(registered: Any) -> None:
    """The API server stands in its own subnet of the network either way."""
    private = cluster(registered)["apiServerAccessProfile"]
    listed = cluster(registered, authorized_networks=["203.0.113.0/24"])["apiServerAccessProfile"]
    assert private["enablePrivateCluster"] is True
    assert "authorizedIPRanges" not in private
    assert listed["enablePrivateCluster"] is False
    assert listed["authorizedIPRanges"] == ["203.0.113.0/24"]
    assert private["subnetId"] == listed["subnetId"] == f"{VNET}/subnets/api-server"


def test_pods_have_addresses_of_their_own(registered: Any) -> None:
    """An overlay on the nodes' network; DNS has the tenth address of the Services."""
    network = cluster(registered)["networkProfile"]
    assert (network["networkPlugin"], network["networkPluginMode"]) == ("azure", "overlay")
    assert network["networkDataplane"] == "cilium"
    assert (network["podCidr"], network["serviceCidr"]) == ("100.64.0.0/14", "172.20.0.0/16")
    assert network["dnsServiceIP"] == "172.20.0.10"


def test_without_a_way_out_images_of_the_system_come_from_a_cache(registered: Any) -> None:
    """As the restricted profile is, and any whose network has none."""
    for more in ({"profile": "restricted"}, {"nat": "none"}):
        made = cluster(registered, **more)
        assert made["networkProfile"]["outboundType"] == "none"
        assert made["bootstrapProfile"]["artifactSource"] == "Cache"
    assert cluster(registered)["networkProfile"]["outboundType"] == "userAssignedNATGateway"


def test_nodes_of_the_system_are_hardened(registered: Any) -> None:
    """One per zone, encrypted at the host, without public addresses and SSH."""
    (pool,) = cluster(registered)["agentPoolProfiles"]
    assert (pool["count"], pool["availabilityZones"]) == (3, ["1", "2", "3"])
    assert pool["enableEncryptionAtHost"] is True
    assert pool["enableNodePublicIP"] is False
    assert pool["securityProfile"]["sshAccess"] == "Disabled"
    assert cluster(registered, profile="dev")["agentPoolProfiles"][0]["count"] == 1


def test_identities_have_the_roles_they_need_before_the_cluster_is_there(registered: Any) -> None:
    """On the network, the vault, the nodes' identity and the disks; nothing wider."""
    found = resources(registered)
    scopes = {r.name.removeprefix("eu-"): r.inputs["scope"] for r in found["RoleAssignment"]}
    assert scopes["network"] == VNET
    assert scopes["secrets"] == scopes["vault-link"]
    assert scopes["secrets"].endswith("/resourceGroups/prod-eu/providers/Microsoft.KeyVault/vaults/kv-eu")
    assert not [s for s in scopes.values() if s.count("/") == 2]
    (made,) = found["ManagedCluster"]
    waited_for = {r.urn for r in found["RoleAssignment"] if r.name != "eu-disks-encryption"}
    assert waited_for <= made.dependencies


def test_every_log_of_the_control_plane_is_kept(registered: Any) -> None:
    """In a workspace without shared keys, for a quarter at least."""
    found = resources(registered)
    (setting,), (workspace,) = found["DiagnosticSetting"], found["Workspace"]
    logs = {log["category"] for log in setting.inputs["logs"] if log["enabled"]}
    assert {"kube-audit", "kube-apiserver", "guard"} <= logs
    assert workspace.inputs["features"]["disableLocalAuth"] is True
    assert workspace.inputs["retentionInDays"] >= 90


def test_azure_changes_it_in_its_window(registered: Any) -> None:
    """Kubernetes as well as the nodes' systems."""
    windows = resources(registered)["MaintenanceConfiguration"]
    assert {w.inputs["configName"] for w in windows} == {
        "aksManagedAutoUpgradeSchedule",
        "aksManagedNodeOSUpgradeSchedule",
    }
    assert {json.dumps(w.inputs["maintenanceWindow"], sort_keys=True) for w in windows} == {
        json.dumps(
            {
                "durationHours": 4,
                "schedule": {"weekly": {"dayOfWeek": "Sunday", "intervalWeeks": 1}},
                "startTime": "02:00",
                "utcOffset": "+00:00",
            },
            sort_keys=True,
        )
    }


def test_the_way_in_is_a_command_and_a_secret(registered: Any) -> None:
    """The kubeconfig holds the API server's address and authority, and no token."""
    told: dict[str, Any] = {}

    def program() -> None:
        made = AksCluster("eu", ARGS)
        outputs = {"endpoint": made.endpoint, "kubeconfig": made.kubeconfig, "id": made.physical_id}
        pulumi.Output.all(**outputs).apply(told.update)

    found = {r.type: r for r in registered(program)}
    config = json.loads(told["kubeconfig"])
    command = config["users"][0]["user"]["exec"]
    assert config["clusters"][0]["cluster"]["server"] == told["endpoint"]
    assert command["command"] == "kubelogin"
    assert command["args"][:3] == ["get-token", "--login", "azurecli"]
    assert "6dae42f8-4368-4678-94ff-3960e28e3630" in command["args"]
    provider = found["pulumi:providers:kubernetes"]
    assert provider.name == "eu"
    assert "kubelogin" not in str(provider.inputs["kubeconfig"])


def test_raw_arguments_come_over_those_made_here(registered: Any) -> None:
    """The way out for what the arguments do not say."""
    assert cluster(registered, native={"support_plan": "AKSLongTermSupport"})["supportPlan"] == "AKSLongTermSupport"
