"""What holds for every type: refusals, what a kill left, drift, imports, unknowns."""

import asyncio

import pytest
from tests.sandbox.providers.aws.conftest import Engine

from landing_zone.errors import SandboxError
from landing_zone.sandbox.providers.aws.cloud import Cloud
from landing_zone.sandbox.providers.aws.errors import AwsError
from landing_zone.sandbox.providers.aws.handlers import handler_of
from landing_zone.sandbox.providers.aws.scope import Settings
from landing_zone.sandbox.providers.aws.session import Session
from landing_zone.sandbox.providers.plugin.handler import Call, Invalid
from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN

VPC, SUBNET, LOGS = "aws:ec2/vpc:Vpc", "aws:ec2/subnet:Subnet", "aws:cloudwatch/logGroup:LogGroup"
URN = f"urn:pulumi:test::p::{SUBNET}::x"


def test_an_unknown_type_is_refused_by_name(engine: Engine) -> None:
    """Nothing is silently not made."""
    with pytest.raises(SandboxError, match="aws:sqs/queue:Queue"):
        engine.create("aws:sqs/queue:Queue")


def test_an_input_that_nothing_is_done_with_is_refused(engine: Engine) -> None:
    """By its path, inside of blocks too."""
    with pytest.raises(Invalid, match="ipv6CidrBlock"):
        engine.create(VPC, cidrBlock="10.0.0.0/16", ipv6CidrBlock="::/64")
    with pytest.raises(Invalid, match=r"blockDeviceMappings\[0\].ebs.colour"):
        engine.create("aws:ec2/launchTemplate:LaunchTemplate", blockDeviceMappings=[{"ebs": {"colour": "red"}}])


def test_what_aws_would_not_take_is_refused_at_check(engine: Engine) -> None:
    """Types and lengths by botocore, words by the API's model, even where other inputs are not known yet."""
    with pytest.raises(Invalid, match="CidrBlock"):
        engine.create(VPC, cidrBlock=["10.0.0.0/16"])
    with pytest.raises(Invalid, match="InstanceTenancy: 'shared' is none of dedicated, default, host"):
        engine.create(VPC, cidrBlock=UNKNOWN, instanceTenancy="shared")


def test_an_error_is_one_line_with_its_code(engine: Engine) -> None:
    """As AWS says it."""
    with pytest.raises(AwsError, match=r"^ec2 create_subnet: InvalidVpcID\.NotFound: .*$"):
        engine.create(SUBNET, vpcId="vpc-0", cidrBlock="10.0.0.0/20")


def test_what_a_kill_left_is_taken_over(engine: Engine, cloud: Cloud) -> None:
    """A creation that reached AWS but not the state is found again, by its tag or its name."""
    first = engine.create(VPC, cidrBlock="10.0.0.0/16", tags={"a": "b"})
    assert engine.create(VPC, cidrBlock="10.0.0.0/16", tags={"a": "b"}).id == first.id
    logs = engine.create(LOGS, name="/a", retentionInDays=90)
    assert engine.create(LOGS, name="/a", retentionInDays=90).id == logs.id


def test_what_another_resource_made_is_not(engine: Engine) -> None:
    """Two resources of one name are an error, as in AWS."""
    engine.create(LOGS, "one", name="/a")
    with pytest.raises(AwsError, match="ResourceAlreadyExistsException"):
        engine.create(LOGS, "two", name="/a")


def test_drift_shows(engine: Engine, cloud: Cloud) -> None:
    """What somebody changed or deleted at AWS is what a refresh reads; what a program does not set is no drift."""
    made = engine.create(VPC, cidrBlock="10.0.0.0/16", enableDnsHostnames=True, tags={"a": "b"})
    cloud.call("ec2", "modify_vpc_attribute", {"VpcId": made.id, "EnableDnsHostnames": {"Value": False}})
    cloud.call("ec2", "create_tags", {"Resources": [made.id], "Tags": [{"Key": "x", "Value": "y"}]})
    found = engine.refresh(made)
    assert found
    assert found.inputs == {**made.inputs, "enableDnsHostnames": False, "tags": {"a": "b", "x": "y"}}
    cloud.call("ec2", "delete_vpc", {"VpcId": made.id})
    assert engine.refresh(made) is None


def test_an_import_takes_what_is_there(engine: Engine, cloud: Cloud) -> None:
    """All inputs that AWS tells."""
    vpc = cloud.call("ec2", "create_vpc", {"CidrBlock": "10.1.0.0/16"})["Vpc"]["VpcId"]
    found = engine.adopt(VPC, vpc)
    assert found
    assert found.inputs["cidrBlock"] == "10.1.0.0/16"
    assert engine.adopt(VPC, "vpc-0123456789abcdef0") is None


def test_what_needs_a_new_resource(engine: Engine) -> None:
    """Addresses of a network can't change; its attributes can."""
    made = engine.create(VPC, cidrBlock="10.0.0.0/16", enableDnsHostnames=True)
    assert engine.diff(made, cidrBlock="10.1.0.0/16", enableDnsHostnames=True).replaced == {("cidrBlock",)}
    assert not engine.diff(made, cidrBlock="10.0.0.0/16", enableDnsHostnames=False).replaced


def test_tags_of_the_provider(engine: Engine, cloud: Cloud) -> None:
    """They are on everything, stand in `tagsAll` and are no drift of `tags`; a tag that goes is taken away."""
    made = engine.up(VPC, cidrBlock="10.0.0.0/16", tags={"a": "b"})
    assert made.outputs["tagsAll"] == {"owner": "ml", "a": "b"}
    engine.update(made, cidrBlock="10.0.0.0/16", tags={})
    tags = cloud.call("ec2", "describe_vpcs", {"VpcIds": [made.id]})["Vpcs"][0]["Tags"]
    assert {tag["Key"] for tag in tags} == {"owner", "ai-landing-zone:resource"}


def test_a_preview_asks_nobody(tmp_path: object) -> None:
    """It works without a server; what AWS will say is unknown, fields inside of inputs too."""
    session = Session(tmp_path, Settings("eu-central-1"))  # type: ignore[arg-type]
    inputs = {"name": "eu", "roleArn": UNKNOWN, "vpcConfig": {"subnetIds": UNKNOWN}}
    handler = handler_of("aws:eks/cluster:Cluster", session)
    checked = handler.check(Call(URN, handler.kind.type, inputs))
    outputs = asyncio.run(handler.preview(Call(URN, handler.kind.type, checked)))
    assert outputs["endpoint"] == outputs["vpcConfig"]["clusterSecurityGroupId"] == UNKNOWN
    assert outputs["name"] == "eu"


def test_without_a_sandbox_nothing_is_touched(tmp_path: object) -> None:
    """The stand-in never reaches the real AWS: it says how to install the official plugin."""
    session = Session(tmp_path, Settings("eu-central-1"))  # type: ignore[arg-type]
    with pytest.raises(SandboxError, match="pulumi plugin install resource aws"):
        session.cloud(URN)
