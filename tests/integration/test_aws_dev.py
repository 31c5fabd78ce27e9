"""A cluster on AWS, rehearsed whole: what is then found at AWS, on the control plane and after the end.

AWS is moto's server, asked by boto3 beside the provider. What is asserted is what AWS answers, not what was sent.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

import boto3
import pytest
from botocore.config import Config

pytestmark = pytest.mark.integration

ENVIRONMENT, CLUSTER, ACCOUNT, REGION = "aws-dev", "dev", "111122223333", "us-east-1"
LOGS = {"api", "audit", "authenticator", "controllerManager", "scheduler"}
Ask = Callable[[str], Any]


@pytest.fixture(scope="module")
def project(new_project: Any) -> Iterator[Any]:
    """A copy of the project with the environment up."""
    project = new_project(ENVIRONMENT)
    project.json("up", ENVIRONMENT, "--sandbox", "--yes")
    yield project
    project.lz("sandbox", "down")


@pytest.fixture(scope="module")
def aws(project: Any) -> Ask:
    """Clients of the environment's account, by service."""
    url = project.json("sandbox", "status")["endpoints"]["aws"]

    def name_account(params: Any, **_: Any) -> None:
        params["headers"]["x-moto-account-id"] = ACCOUNT

    def client(service: str) -> Any:
        session = boto3.session.Session(aws_access_key_id="test", aws_secret_access_key="test", region_name=REGION)
        made = session.client(service, endpoint_url=url, config=Config(s3={"addressing_style": "path"}, proxies={}))
        made.meta.events.register("before-call", name_account)
        return made

    return client


def test_the_control_plane_is_closed_and_told_of(aws: Ask) -> None:
    """Reached from inside alone, every kind of log on, Secrets under a key that rotates."""
    cluster = aws("eks").describe_cluster(name=CLUSTER)["cluster"]
    network = cluster["resourcesVpcConfig"]
    assert (network["endpointPrivateAccess"], network["endpointPublicAccess"]) == (True, False)
    enabled = [setting["types"] for setting in cluster["logging"]["clusterLogging"] if setting["enabled"]]
    assert {kind for kinds in enabled for kind in kinds} == LOGS
    (encryption,) = cluster["encryptionConfig"]
    assert encryption["resources"] == ["secrets"]
    assert aws("kms").get_key_rotation_status(KeyId=encryption["provider"]["keyArn"])["KeyRotationEnabled"]


def test_node_groups_are_the_pools(aws: Ask, project: Any) -> None:
    """Type, capacity, taints, labels, and the plan's number of nodes; a spot pool has one that takes over."""
    eks = aws("eks")
    names = eks.list_nodegroups(clusterName=CLUSTER)["nodegroups"]
    groups = [eks.describe_nodegroup(clusterName=CLUSTER, nodegroupName=name)["nodegroup"] for name in names]
    spot = {g["labels"]["ai-landing-zone/pool"]: g for g in groups if g["capacityType"] == "SPOT"}
    hourly = {g["labels"]["ai-landing-zone/pool"]: g for g in groups if g["capacityType"] == "ON_DEMAND"}
    assert {name: g["instanceTypes"] for name, g in spot.items()} == {"l4": ["g6.2xlarge"], "a10g": ["g5.2xlarge"]}
    assert hourly.keys() == {"l4", "a10g", "cpu"}
    assert [hourly[name]["scalingConfig"]["desiredSize"] for name in ("l4", "a10g")] == [0, 0]
    planned = {use["pool"]: use["nodes"] for use in project.plan_of(ENVIRONMENT)["pools"]}
    for name, group in {**spot, "cpu": hourly["cpu"]}.items():
        assert group["scalingConfig"]["desiredSize"] == max(planned.get(name, 0), group["scalingConfig"]["minSize"])
        taints = [taint["key"] for taint in group.get("taints", [])]
        assert taints == ([] if name == "cpu" else ["nvidia.com/gpu"])


def test_machines_are_hardened(aws: Ask) -> None:
    """Metadata by token, one hop away; disks encrypted with a key of ours."""
    ec2 = aws("ec2")
    templates = ec2.describe_launch_templates()["LaunchTemplates"]
    assert templates
    for template in templates:
        found = ec2.describe_launch_template_versions(LaunchTemplateId=template["LaunchTemplateId"])
        data = found["LaunchTemplateVersions"][-1]["LaunchTemplateData"]
        metadata, (disk, *_) = data["MetadataOptions"], data["BlockDeviceMappings"]
        assert (metadata["HttpTokens"], metadata["HttpPutResponseHopLimit"]) == ("required", 1)
        assert disk["Ebs"]["Encrypted"]
        assert disk["Ebs"]["KmsKeyId"].startswith("arn:aws:kms:")


def test_models_act_for_themselves_alone(aws: Ask) -> None:
    """A role's trust names the issuer, the audience and one service account."""
    roles = [role for role in aws("iam").list_roles()["Roles"] if "credit-risk" in role["RoleName"]]
    assert len(roles) == 1
    document = roles[0]["AssumeRolePolicyDocument"]
    (statement,) = document["Statement"] if isinstance(document, dict) else json.loads(unquote(document))["Statement"]
    asked = statement["Condition"]["StringEquals"]
    assert sorted(value for key, value in asked.items() if key.endswith((":aud", ":sub"))) == [
        "sts.amazonaws.com",
        "system:serviceaccount:bank:credit-risk",
    ]


def test_stores_are_closed(aws: Ask) -> None:
    """No public access, by four settings; versions; objects under a key."""
    s3 = aws("s3")
    buckets = [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]]
    assert buckets
    for bucket in buckets:
        assert all(s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"].values())
        assert s3.get_bucket_versioning(Bucket=bucket)["Status"] == "Enabled"
        rules = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
        assert [rule["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] for rule in rules] == ["aws:kms"]


def test_nodes_and_pods_are_where_they_were_planned(project: Any) -> None:
    """Every pool has the plan's nodes on the control plane; the scheduler bound each pod to the planned pool."""
    decisions = {d["workload"]: d["pool"] for d in project.plan_of(ENVIRONMENT)["decisions"] if d["status"] == "placed"}
    bound = project.bound(ENVIRONMENT)
    assert {pod.workload for pod in bound} == decisions.keys()
    assert [pod for pod in bound if pod.pool != decisions[pod.workload]] == []


def test_again_there_is_nothing_to_do_and_at_the_end_nothing_is_left(project: Any, aws: Ask) -> None:
    """No change the second time; after the end no cluster, machine, network, role or bucket of ours is at AWS."""
    changes = project.json("up", ENVIRONMENT, "--sandbox", "--yes")["changes"]
    assert {step: count for step, count in changes.items() if count and step != "same"} == {}
    project.json("destroy", ENVIRONMENT, "--sandbox", "--yes")
    ec2, kms = aws("ec2"), aws("kms")
    assert aws("eks").list_clusters()["clusters"] == []
    assert [vpc for vpc in ec2.describe_vpcs()["Vpcs"] if not vpc.get("IsDefault")] == []
    assert {e["State"] for e in ec2.describe_vpc_endpoints()["VpcEndpoints"]} <= {"deleted"}
    assert ec2.describe_launch_templates()["LaunchTemplates"] == []
    assert [role["RoleName"] for role in aws("iam").list_roles()["Roles"] if "/aws-" not in role["Path"]] == []
    assert aws("s3").list_buckets()["Buckets"] == []
    keys = [kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"] for key in kms.list_keys()["Keys"]]
    assert {key["KeyState"] for key in keys if key["KeyManager"] == "CUSTOMER"} <= {"PendingDeletion"}
    assert project.state_of(ENVIRONMENT).get("resources", []) == []
    assert project.clusters(ENVIRONMENT) == {}
