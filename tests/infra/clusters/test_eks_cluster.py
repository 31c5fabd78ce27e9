"""A cluster of Amazon EKS."""

import json
from typing import Any

import pytest
from pulumi_aws import iam

from landing_zone.errors import LandingZoneError
from landing_zone.infra.clusters.eks_cluster import EksCluster

ARGS: dict[str, Any] = {
    "environment": "test",
    "name": "eu",
    "site": "aws",
    "region": "eu-central-1",
    "jurisdiction": "EU",
    "profile": "prod",
    "kubernetes": "1.34",
    "account": "111122223333",
    "network_id": "vpc-1",
    "subnet_ids": ["subnet-1", "subnet-2"],
    "zones": ["eu-central-1a", "eu-central-1b"],
    "pods": "100.64.0.0/14",
    "services": "172.20.0.0/16",
    "key": "arn:key",
    "admins": ["arn:aws:iam::111122223333:role/platform"],
    "authorized_networks": [],
    "maintenance": {"day": "sunday", "hour": 2, "hours": 4},
    "tags": {"owner": "ai"},
}


def made(registered: Any, **more: Any) -> dict[str, list[Any]]:
    """Return what the cluster makes, by the last part of its type."""
    found: dict[str, list[Any]] = {}
    for one in registered(lambda: EksCluster("eu", {**ARGS, **more})):
        found.setdefault(one.type.rpartition(":")[2], []).append(one)
    return found


def test_its_endpoint_is_private(registered: Any) -> None:
    """As long as no network outside is named."""
    access = made(registered)["Cluster"][0].inputs["vpcConfig"]
    assert (access["endpointPrivateAccess"], access["endpointPublicAccess"]) == (True, False)
    assert "publicAccessCidrs" not in access


def test_networks_outside_reach_it_when_named(registered: Any) -> None:
    """And no others."""
    access = made(registered, authorized_networks=["198.51.100.0/24"])["Cluster"][0].inputs["vpcConfig"]
    assert (access["endpointPublicAccess"], access["publicAccessCidrs"]) == (True, ["198.51.100.0/24"])


def test_secrets_are_encrypted_and_everything_is_logged(registered: Any) -> None:
    """With the given key, into a group that is there before the cluster."""
    found = made(registered)
    inputs = found["Cluster"][0].inputs
    assert inputs["encryptionConfig"] == {"provider": {"keyArn": "arn:key"}, "resources": ["secrets"]}
    assert set(inputs["enabledClusterLogTypes"]) == {
        "api",
        "audit",
        "authenticator",
        "controllerManager",
        "scheduler",
    }
    (logs,) = found["LogGroup"]
    assert (logs.inputs["name"], logs.inputs["kmsKeyId"]) == ("/aws/eks/eu/cluster", "arn:key")
    assert logs.urn in found["Cluster"][0].dependencies


def test_only_named_administrators_get_in(registered: Any) -> None:
    """Not whoever happened to make it; nodes come in as nodes."""
    found = made(registered, role="arn:aws:iam::111122223333:role/deployer")
    access = found["Cluster"][0].inputs["accessConfig"]
    assert access == {"authenticationMode": "API", "bootstrapClusterCreatorAdminPermissions": False}
    entries = {e.inputs["principalArn"].rpartition("/")[2]: e.inputs["type"] for e in found["AccessEntry"][1:]}
    assert entries == {"platform": "STANDARD", "deployer": "STANDARD"}
    assert found["AccessEntry"][0].inputs["type"] == "EC2_LINUX"
    assert {a.inputs["accessScope"]["type"] for a in found["AccessPolicyAssociation"]} == {"cluster"}


def test_its_provider_comes_after_the_access(registered: Any) -> None:
    """And is named as the cluster; its kubeconfig is a secret."""
    found = made(registered)
    (provider,) = found["kubernetes"]
    assert (provider.name, provider.inputs["clusterIdentifier"]) == ("eu", "eu")
    assert provider.inputs["kubeconfig"] == "[secret]"
    assert {a.urn for a in found["AccessPolicyAssociation"]} <= provider.dependencies


def test_roles_are_assumed_for_this_cluster_alone(registered: Any) -> None:
    """By EKS for the control plane, by its pod identity for add-ons."""
    arn = "arn:aws:eks:eu-central-1:111122223333:cluster/eu"
    roles = {
        r.inputs["name"]: json.loads(r.inputs["assumeRolePolicy"])["Statement"][0] for r in made(registered)["Role"]
    }
    for part in ("control-plane", "vpc-cni", "aws-ebs-csi-driver"):
        assert roles[f"test-eu-{part}"]["Condition"]["ArnEquals"] == {"aws:SourceArn": arn}
    assert roles["test-eu-nodes"]["Principal"] == {"Service": "ec2.amazonaws.com"}


def test_every_add_on_is_pinned(registered: Any) -> None:
    """To a version for this Kubernetes; network policies are enforced."""
    addons = {a.inputs["addonName"]: a.inputs for a in made(registered)["Addon"]}
    assert set(addons) == {"vpc-cni", "kube-proxy", "coredns", "eks-pod-identity-agent", "aws-ebs-csi-driver"}
    assert addons["kube-proxy"]["addonVersion"].startswith("v1.34.")
    assert json.loads(addons["vpc-cni"]["configurationValues"]) == {"enableNetworkPolicy": "true"}


def test_a_kubernetes_without_pinned_add_ons_is_refused(registered: Any) -> None:
    """With the versions that there are."""
    with pytest.raises(LandingZoneError, match=r"1\.20.*1\.34"):
        made(registered, kubernetes="1.20")


@pytest.mark.parametrize(("profile", "lasting"), [("dev", False), ("prod", True), ("restricted", True)])
def test_what_lasts_is_protected(registered: Any, profile: str, lasting: bool) -> None:
    """Against deletion, the end of support and the loss of a zone."""
    (cluster,) = made(registered, profile=profile)["Cluster"]
    inputs = cluster.inputs
    assert cluster.protect is lasting
    assert inputs["deletionProtection"] is inputs["zonalShiftConfig"]["enabled"] is lasting
    assert inputs["upgradePolicy"] == {"supportType": "EXTENDED" if lasting else "STANDARD"}


def test_nodes_wait_for_their_network(registered: Any) -> None:
    """Whoever uses the role of the nodes depends on the add-ons that they need, and not on those that need nodes."""

    def program() -> None:
        cluster = EksCluster("eu", ARGS)
        iam.InstanceProfile("user", role=cluster.node_role.apply(lambda _: "nodes"))

    found = registered(program)
    addons = {one.inputs["addonName"]: one.urn for one in found if one.type == "aws:eks/addon:Addon"}
    (user,) = (one for one in found if one.name == "user")
    waited_for = {name for name, urn in addons.items() if urn in user.dependencies}
    assert waited_for == {"vpc-cni", "kube-proxy", "eks-pod-identity-agent"}


def test_pools_get_the_security_group_of_the_control_plane(registered: Any) -> None:
    """Models on several nodes talk within it."""

    def program() -> None:
        iam.InstanceProfile("user", role=EksCluster("eu", ARGS).for_pools()["security_group"])

    (user,) = (one for one in registered(program) if one.name == "user")
    assert user.inputs["role"] == "sg-eu"


def test_native_arguments_win(registered: Any) -> None:
    """For what no other cloud has."""
    inputs = made(registered, native={"control_plane_scaling_config": {"tier": "tier-xl"}})["Cluster"][0].inputs
    assert inputs["controlPlaneScalingConfig"] == {"tier": "tier-xl"}
