"""EKS on moto: what opens a control plane and nodes is the sandbox's, and recorded here."""

from types import SimpleNamespace
from typing import Any

import pytest
from tests.sandbox.providers.aws.conftest import Engine, Resource

from landing_zone.sandbox.providers.aws import clusters, node_groups
from landing_zone.sandbox.providers.aws.cloud import Cloud
from landing_zone.sandbox.providers.plugin.handler import Invalid

ROLE = "arn:aws:iam::111122223333:role/r"
GROUP = "aws:eks/nodeGroup:NodeGroup"


@pytest.fixture
def nodes(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Node groups that were applied, and names of those that were removed; no control plane is started."""
    calls: list[Any] = []
    plane = SimpleNamespace(server="https://127.0.0.1:1", authority="QQ==")
    for module, names in ((clusters, ("open_cluster", "find_cluster")), (node_groups, ("find_cluster",))):
        for name in names:
            monkeypatch.setattr(module, name, lambda *_: plane)
    monkeypatch.setattr(clusters, "close_cluster", lambda *where: calls.append(where[-1]))
    monkeypatch.setattr(node_groups, "apply_group", lambda _, group: calls.append(group))
    monkeypatch.setattr(node_groups, "remove_group", lambda _, pool: calls.append(pool))
    return calls


@pytest.fixture
def subnet(engine: Engine) -> str:
    """A subnet for control plane and nodes."""
    vpc = engine.up("aws:ec2/vpc:Vpc", cidrBlock="10.0.0.0/16")
    place = {"vpcId": vpc.id, "cidrBlock": "10.0.0.0/20", "availabilityZone": "eu-central-1a"}
    return engine.up("aws:ec2/subnet:Subnet", **place).id


@pytest.fixture
def cluster(engine: Engine, nodes: list[Any], subnet: str) -> Resource:
    """A private cluster."""
    return engine.up(
        "aws:eks/cluster:Cluster",
        name="eu",
        version="1.34",
        roleArn=ROLE,
        vpcConfig={"subnetIds": [subnet], "endpointPrivateAccess": True, "endpointPublicAccess": False},
        accessConfig={"authenticationMode": "API", "bootstrapClusterCreatorAdminPermissions": False},
        bootstrapSelfManagedAddons=False,
        enabledClusterLogTypes=["api", "audit"],
        encryptionConfig={"provider": {"keyArn": "arn:aws:kms:k"}, "resources": ["secrets"]},
        kubernetesNetworkConfig={"ipFamily": "ipv4", "serviceIpv4Cidr": "172.20.0.0/16"},
        tags={"a": "b"},
    )


def group_inputs(subnet: str) -> dict[str, Any]:
    """Return the inputs of a spot group of two L4 nodes."""
    return {
        "clusterName": "eu",
        "nodeGroupName": "l4",
        "nodeRoleArn": ROLE,
        "subnetIds": [subnet],
        "scalingConfig": {"minSize": 0, "maxSize": 3, "desiredSize": 2},
        "instanceTypes": ["g6.xlarge"],
        "amiType": "AL2023_x86_64_NVIDIA",
        "capacityType": "SPOT",
        "labels": {"pool": "l4"},
        "taints": [{"key": "nvidia.com/gpu", "value": "present", "effect": "NO_SCHEDULE"}],
        "tags": {"a": "b"},
    }


def test_a_cluster_is_served_by_the_control_plane(engine: Engine, cluster: Resource, cloud: Cloud) -> None:
    """Its endpoint is local, its security group is there and goes with it; settings change in place."""
    outputs = cluster.outputs
    assert (outputs["endpoint"], outputs["certificateAuthority"]) == ("https://127.0.0.1:1", {"data": "QQ=="})
    assert outputs["identities"][0]["oidcs"][0]["issuer"].startswith("https://oidc.eks.eu-central-1.amazonaws.com/id/")
    group = outputs["vpcConfig"]["clusterSecurityGroupId"]
    assert cloud.call("ec2", "describe_security_groups", {"GroupIds": [group]})
    cluster = engine.update(cluster, **{**cluster.inputs, "enabledClusterLogTypes": ["api"], "tags": {"a": "c"}})
    assert engine.diff(cluster, **{**cluster.inputs, "encryptionConfig": None}).replaced
    engine.delete(cluster)
    names = {g["GroupName"] for g in cloud.call("ec2", "describe_security_groups", {})["SecurityGroups"]}
    assert names == {"default"}


def test_nodes_follow_the_group(engine: Engine, cluster: Resource, subnet: str, nodes: list[Any]) -> None:
    """As many as are desired, of its type, zones, labels and taints; a changed group changes them, none are left."""
    made = engine.up(GROUP, **group_inputs(subnet))
    group = nodes[-1]
    assert (group.pool, group.instance_type, group.count, group.zones) == ("l4", "g6.xlarge", 2, ("eu-central-1a",))
    assert group.taints == [{"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"}]
    assert group.provider_labels["eks.amazonaws.com/capacityType"] == "SPOT"
    smaller = {"scalingConfig": {"minSize": 0, "maxSize": 3, "desiredSize": 1}, "labels": {"x": "y"}, "taints": []}
    made = engine.update(made, **{**group_inputs(subnet), **smaller, "tags": {"c": "d"}})
    assert (nodes[-1].count, nodes[-1].labels, nodes[-1].taints) == (1, {"x": "y"}, [])
    engine.delete(made)
    assert nodes[-1] == "l4"


def test_a_type_that_the_region_lacks_is_refused(engine: Engine, cluster: Resource, subnet: str) -> None:
    """At check, before anything is made."""
    with pytest.raises(Invalid, match=r"p5\.48xlarge is not offered in eu-central-1"):
        engine.create(GROUP, **{**group_inputs(subnet), "instanceTypes": ["p5.48xlarge"]})


def test_who_reaches_it(engine: Engine, cluster: Resource) -> None:
    """Access entries, add-ons and pod identities are checked, kept and changed in place."""
    of_cluster = {"clusterName": "eu"}
    policy = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
    entry = engine.up("aws:eks/accessEntry:AccessEntry", **of_cluster, principalArn=ROLE, tags={"a": "b"})
    granted = engine.up(
        "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
        **of_cluster,
        principalArn=ROLE,
        policyArn=policy,
        accessScope={"type": "cluster"},
    )
    addon = engine.up(
        "aws:eks/addon:Addon",
        **of_cluster,
        addonName="vpc-cni",
        addonVersion="v1.23.0-eksbuild.1",
        podIdentityAssociations=[{"serviceAccount": "aws-node", "roleArn": ROLE}],
        resolveConflictsOnCreate="OVERWRITE",
        tags={"a": "b"},
    )
    addon = engine.update(addon, **{**addon.inputs, "addonVersion": "v1.24.0-eksbuild.1", "tags": {"c": "d"}})
    identity = {"namespace": "n", "serviceAccount": "s", "roleArn": ROLE}
    pods = engine.up("aws:eks/podIdentityAssociation:PodIdentityAssociation", **of_cluster, **identity)
    for made in (pods, addon, granted, entry):
        engine.delete(made)
