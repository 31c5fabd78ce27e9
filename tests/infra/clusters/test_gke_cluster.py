"""Clusters of GKE."""

import json
from datetime import datetime
from typing import Any

import pytest

from landing_zone.infra.clusters.gke_cluster import GkeCluster

KEY = "projects/clinic-prod/locations/europe-west3/keyRings/prod-eu/cryptoKeys/prod-eu"
ARGS: dict[str, Any] = {
    "environment": "prod",
    "name": "eu",
    "site": "gcp",
    "region": "europe-west3",
    "jurisdiction": "EU",
    "profile": "prod",
    "kubernetes": "1.34",
    "account": "clinic-prod",
    "network_id": "network",
    "subnet_ids": ["nodes", "nodes"],
    "zones": ["europe-west3-a", "europe-west3-b"],
    "pods": "100.64.0.0/14",
    "services": "172.20.0.0/16",
    "key": KEY,
    "admins": ["group:platform@clinic.example"],
    "authorized_networks": [],
    "maintenance": {"day": "sunday", "hour": 22, "hours": 4},
    "tags": {"owner": "ai"},
}
CLUSTER = "gcp:container/cluster:Cluster"


def made(registered: Any, **more: Any) -> dict[str, Any]:
    """Return what a cluster registers, by type; of several, the last."""
    args: Any = {**ARGS, **more}
    return {r.type: r for r in registered(lambda: GkeCluster("eu", args))}


@pytest.mark.parametrize("profile", ["dev", "prod", "restricted"])
def test_it_is_hardened_in_every_profile(registered: Any, profile: str) -> None:
    """No argument weakens it."""
    inputs = made(registered, profile=profile)[CLUSTER].inputs
    assert inputs["privateClusterConfig"] == {"enablePrivateEndpoint": True, "enablePrivateNodes": True}
    assert inputs["databaseEncryption"] == {"keyName": KEY, "state": "ENCRYPTED"}
    assert inputs["workloadIdentityConfig"] == {"workloadPool": "clinic-prod.svc.id.goog"}
    assert inputs["datapathProvider"] == "ADVANCED_DATAPATH"
    assert inputs["enableIntranodeVisibility"] is True
    assert inputs["enableShieldedNodes"] is True
    assert inputs["enableLegacyAbac"] is False
    assert inputs["masterAuth"] == {"clientCertificateConfig": {"issueClientCertificate": False}}
    assert inputs["anonymousAuthenticationConfig"] == {"mode": "LIMITED"}
    assert set(inputs["rbacBindingConfig"].values()) == {False}
    assert inputs["binaryAuthorization"] == {"evaluationMode": "PROJECT_SINGLETON_POLICY_ENFORCE"}
    assert inputs["releaseChannel"] == {"channel": "REGULAR"}
    assert {"APISERVER", "SCHEDULER", "CONTROLLER_MANAGER"} <= set(inputs["loggingConfig"]["enableComponents"])


@pytest.mark.parametrize(("profile", "kept"), [("dev", False), ("prod", True)])
def test_only_dev_can_be_deleted(registered: Any, profile: str, kept: bool) -> None:
    """By the engine and by the cloud."""
    cluster = made(registered, profile=profile)[CLUSTER]
    assert (cluster.protect, cluster.inputs["deletionProtection"]) == (kept, kept)


@pytest.mark.parametrize(
    ("networks", "private"), [([], True), (["10.0.0.0/16"], True), (["8.8.8.0/24", "10.0.0.0/16"], False)]
)
def test_the_control_plane_is_public_only_for_a_public_network(
    registered: Any, networks: list[str], private: bool
) -> None:
    """And then only for those that are listed; its name is closed, which would be open to all."""
    inputs = made(registered, authorized_networks=networks)[CLUSTER].inputs
    assert inputs["privateClusterConfig"]["enablePrivateEndpoint"] is private
    allowed = inputs["masterAuthorizedNetworksConfig"]
    assert [block["cidrBlock"] for block in allowed["cidrBlocks"]] == networks
    assert allowed["privateEndpointEnforcementEnabled"] is True
    assert inputs["controlPlaneEndpointsConfig"]["dnsEndpointConfig"]["allowExternalTraffic"] is False


def test_pods_and_services_have_ranges_of_the_subnet(registered: Any) -> None:
    """By the names that the network gives them."""
    inputs = made(registered)[CLUSTER].inputs
    ranges = {"clusterSecondaryRangeName": "pods", "servicesSecondaryRangeName": "services"}
    assert inputs["ipAllocationPolicy"].items() >= ranges.items()
    assert (inputs["network"], inputs["subnetwork"]) == ("network", "nodes")


def test_the_pool_of_the_cloud_is_removed_and_was_hardened(registered: Any) -> None:
    """It lives for minutes, with the nodes' own account and key."""
    inputs = made(registered)[CLUSTER].inputs
    assert inputs["removeDefaultNodePool"] is True
    assert inputs["nodeConfig"]["bootDiskKmsKey"] == KEY
    assert inputs["nodeConfig"]["shieldedInstanceConfig"]["enableSecureBoot"] is True


def test_the_window_is_as_long_as_the_cloud_asks(registered: Any) -> None:
    """48 hours in 32 days are four weekly windows of twelve; minor versions stay as configured."""
    policy = made(registered)[CLUSTER].inputs["maintenancePolicy"]
    window = policy["recurringWindow"]
    start, end = (datetime.fromisoformat(window[key]) for key in ("startTime", "endTime"))
    assert (start.hour, (end - start).total_seconds(), window["recurrence"]) == (22, 12 * 3600, "FREQ=WEEKLY;BYDAY=SU")
    assert policy["maintenanceExclusions"][0]["exclusionOptions"]["scope"] == "NO_MINOR_UPGRADES"


def test_nodes_may_write_logs_and_read_images_alone(registered: Any) -> None:
    """No editor of the project, as the cloud's default account is."""
    args: Any = ARGS
    roles = [
        r.inputs["role"]
        for r in registered(lambda: GkeCluster("eu", args))
        if r.type == "gcp:projects/iAMMember:IAMMember" and "condition" not in r.inputs
    ]
    assert sorted(roles) == ["roles/artifactregistry.reader", "roles/container.defaultNodeServiceAccount"]


def test_administrators_are_let_into_this_cluster_alone(registered: Any) -> None:
    """A role of the project would open all of its clusters."""
    admin = made(registered)["gcp:projects/iAMMember:IAMMember"].inputs
    assert (admin["member"], admin["role"]) == ("group:platform@clinic.example", "roles/container.admin")
    assert admin["condition"]["expression"].startswith("resource.name == '")


def test_the_provider_gets_a_command_and_no_token(registered: Any) -> None:
    """It is named as the cluster, by which policies know it."""
    known: list[str] = []
    args: Any = ARGS

    def program() -> None:
        GkeCluster("eu", args).kubeconfig.apply(known.append)

    provider = next(r for r in registered(program) if r.type == "pulumi:providers:kubernetes")
    assert (provider.name, provider.inputs["clusterIdentifier"]) == ("eu", "eu")
    assert provider.inputs["kubeconfig"] == "[secret]"
    [user] = json.loads(known[0])["users"]
    assert user["user"]["exec"]["command"] == "gke-gcloud-auth-plugin"
    assert "token" not in user["user"]


def test_native_arguments_are_the_last_word(registered: Any) -> None:
    """For what the landing zone has no argument for."""
    inputs = made(registered, native={"enable_fqdn_network_policy": True, "min_master_version": "1.34.2-gke.1"})[
        CLUSTER
    ].inputs
    assert (inputs["enableFqdnNetworkPolicy"], inputs["minMasterVersion"]) == (True, "1.34.2-gke.1")
