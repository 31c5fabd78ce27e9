"""A bucket as every one of ours is: versions, one owner, one key, TLS only, nothing public."""

from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi_aws import s3

from landing_zone.infra.aws.arn import partition
from landing_zone.infra.aws.documents import document
from landing_zone.infra.options import child
from landing_zone.infra.storage.model_store import ModelStoreArgs

OLD_VERSION_DAYS = 90
"""Days after which versions that were replaced or deleted are removed."""


@dataclass(frozen=True)
class AwsBucket:
    """A bucket and what others must wait for."""

    bucket: s3.Bucket
    versioning: s3.BucketVersioning


def make_bucket(
    parent: pulumi.Resource,
    name: str,
    args: ModelStoreArgs,
    *,
    physical: str,
    key: pulumi.Input[str],
    region: str | None = None,
) -> AwsBucket:
    """Make the bucket called ``physical``, in another ``region`` than the provider's if one is given."""
    locked = "lock_days" in args
    bucket = s3.Bucket(
        name,
        bucket=physical,
        object_lock_enabled=locked,
        force_destroy=args["profile"] == "dev" and not locked,
        region=region,
        tags=args["tags"],
        opts=child(parent, protect=args["profile"] != "dev"),
    )
    common: dict[str, Any] = {"bucket": bucket.bucket, "region": region, "opts": child(parent)}
    versioning = s3.BucketVersioning(name, versioning_configuration={"status": "Enabled"}, **common)
    _close(name, bucket, partition(args["region"]), common)
    _encrypt(name, key, common)
    _keep(name, args, versioning, common)
    return AwsBucket(bucket, versioning)


def _close(name: str, bucket: s3.Bucket, partition_name: str, common: dict[str, Any]) -> None:
    """Let nobody in from outside, nor anybody without TLS 1.2, and take lists of rights out of use."""
    block = s3.BucketPublicAccessBlock(
        name,
        block_public_acls=True,
        block_public_policy=True,
        ignore_public_acls=True,
        restrict_public_buckets=True,
        **common,
    )
    s3.BucketOwnershipControls(name, rule={"object_ownership": "BucketOwnerEnforced"}, **common)
    arn = bucket.bucket.apply(lambda found: f"arn:{partition_name}:s3:::{found}")
    policy = document(
        _deny("WithoutTls", arn, {"Bool": {"aws:SecureTransport": "false"}}),
        _deny("OldTls", arn, {"NumericLessThan": {"s3:TlsVersion": "1.2"}}),
    )
    after_block = pulumi.ResourceOptions.merge(common["opts"], pulumi.ResourceOptions(depends_on=[block]))
    s3.BucketPolicy(name, policy=policy, **(common | {"opts": after_block}))


def _deny(sid: str, arn: pulumi.Output[str], condition: dict[str, Any]) -> dict[str, Any]:
    return {
        "Sid": sid,
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": [arn, arn.apply(lambda found: f"{found}/*")],
        "Condition": condition,
    }


def _encrypt(name: str, key: pulumi.Input[str], common: dict[str, Any]) -> None:
    default: Any = {"sse_algorithm": "aws:kms", "kms_master_key_id": key}
    s3.BucketServerSideEncryptionConfiguration(
        name,
        rules=[{"apply_server_side_encryption_by_default": default, "bucket_key_enabled": True}],
        **common,
    )


def _keep(name: str, args: ModelStoreArgs, versioning: s3.BucketVersioning, common: dict[str, Any]) -> None:
    """Remove what nobody needs any more, and keep locked versions from everybody."""
    after_versioning = pulumi.ResourceOptions.merge(common["opts"], pulumi.ResourceOptions(depends_on=[versioning]))
    common = common | {"opts": after_versioning}
    s3.BucketLifecycleConfiguration(
        name,
        rules=[
            {
                "id": "leftovers",
                "status": "Enabled",
                "filter": {"prefix": ""},
                "abort_incomplete_multipart_upload": {"days_after_initiation": 7},
                "noncurrent_version_expiration": {"noncurrent_days": OLD_VERSION_DAYS},
            }
        ],
        **common,
    )
    if "lock_days" in args:
        retention: Any = {"mode": "COMPLIANCE", "days": args["lock_days"]}
        s3.BucketObjectLockConfiguration(name, rule={"default_retention": retention}, **common)
