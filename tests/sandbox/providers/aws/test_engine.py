"""A program run by the real engine, with the plugin, on a real moto server process."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pulumi
import pytest
from pulumi_aws import ec2, kms, s3
from pulumi_aws.provider import Provider

from landing_zone.engine.outcome import Outcome
from landing_zone.engine.run import Operation, run
from landing_zone.engine.stack import Stack
from landing_zone.sandbox.clouds import moto
from landing_zone.sandbox.providers.aws.cloud import Cloud

REGION, ACCOUNT = "eu-central-1", "111122223333"


@pytest.fixture
def stack(new_stack: Callable[..., Stack]) -> Stack:
    """A stack of its own, with the stand-ins as plugins."""
    return new_stack("test")


@pytest.fixture
def cloud(tmp_path: Path, stack: Stack) -> Iterator[Cloud]:
    """The account's APIs, past the engine; the server ends with the test."""
    state = tmp_path / "state"
    yield Cloud(moto.start(state, "test"), REGION, ACCOUNT)
    moto.stop(state, "test")
    assert moto.find(state, "test") is None


def program() -> None:
    """A network, a key and a bucket that is encrypted with it."""
    tags: Any = {"tags": {"owner": "ml"}}
    opts = pulumi.ResourceOptions(
        provider=Provider("aws", region=REGION, allowed_account_ids=[ACCOUNT], default_tags=tags)
    )
    vpc = ec2.Vpc("net", cidr_block="10.0.0.0/16", enable_dns_hostnames=True, tags={"Name": "net"}, opts=opts)
    ec2.Subnet("a", vpc_id=vpc.id, cidr_block="10.0.0.0/20", availability_zone=f"{REGION}a", opts=opts)
    key = kms.Key("key", description="models", enable_key_rotation=True, deletion_window_in_days=7, opts=opts)
    bucket = s3.Bucket("models", bucket="models-of-a-test", force_destroy=True, opts=opts)
    s3.BucketServerSideEncryptionConfiguration(
        "models",
        bucket=bucket.id,
        rules=[{"apply_server_side_encryption_by_default": {"sse_algorithm": "aws:kms", "kms_master_key_id": key.arn}}],
        opts=opts,
    )
    pulumi.export("bucket", bucket.arn)


def operate(
    stack: Stack, operation: Operation, let_program_end: Callable[[], None], *flags: str, work: Any = program
) -> Outcome:
    """Run one operation; it has to succeed."""
    outcome = run(operation, stack, work, lambda _: None, *flags)
    let_program_end()
    assert outcome.ok, (outcome.errors, outcome.log)
    return outcome


@pytest.mark.integration
def test_a_program_comes_drifts_and_goes(stack: Stack, cloud: Cloud, let_program_end: Callable[[], None]) -> None:
    """Up makes it, a second up changes nothing, drift is found and repaired, destroy leaves nothing."""
    operate(stack, Operation.UP, let_program_end)
    again = operate(stack, Operation.UP, let_program_end)
    assert {step for step, count in again.changes.items() if count} == {"same"}
    vpc = next(v for v in cloud.call("ec2", "describe_vpcs", {})["Vpcs"] if v["CidrBlock"] == "10.0.0.0/16")
    cloud.call("ec2", "modify_vpc_attribute", {"VpcId": vpc["VpcId"], "EnableDnsHostnames": {"Value": False}})
    cloud.call("s3", "delete_bucket_encryption", {"Bucket": "models-of-a-test"})
    repaired = operate(stack, Operation.UP, let_program_end, "--refresh")
    assert repaired.changes["update"] == 1
    assert cloud.call("s3", "get_bucket_encryption", {"Bucket": "models-of-a-test"})
    operate(stack, Operation.DESTROY, let_program_end)
    assert not cloud.call("s3", "list_buckets", {})["Buckets"]
    assert not [v for v in cloud.call("ec2", "describe_vpcs", {})["Vpcs"] if not v["IsDefault"]]
    keys = [
        cloud.call("kms", "describe_key", {"KeyId": k["KeyId"]}) for k in cloud.call("kms", "list_keys", {})["Keys"]
    ]
    assert {key["KeyMetadata"]["KeyState"] for key in keys} == {"PendingDeletion"}
    assert stack.state_file
    assert not (json.loads(stack.state_file.read_text())["checkpoint"]["latest"] or {}).get("resources")
