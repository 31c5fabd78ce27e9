"""The copy of a bucket in another region of its jurisdiction, encrypted with a key of that region."""

import pulumi
from pulumi_aws import iam, kms, s3

from landing_zone.infra.aws.documents import Condition, allow, document, trust
from landing_zone.infra.keys.aws_key import ROTATION_DAYS, WAITING_DAYS
from landing_zone.infra.keys.aws_key_policy import key_policy
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name
from landing_zone.infra.storage.aws_bucket import AwsBucket, make_bucket
from landing_zone.infra.storage.model_store import ModelStoreArgs


def add_replica(parent: pulumi.Resource, name: str, source: AwsBucket, physical: str, args: ModelStoreArgs) -> None:
    """Make the copy's bucket and key, and replicate every version and deletion to it."""
    key = _key(parent, f"{name}-replica", args)
    copy = make_bucket(
        parent,
        f"{name}-replica",
        args,
        physical=f"{physical}-replica",
        key=key.arn,
        region=args["replica_region"],
    )
    role = _role(parent, name, args, source.bucket)
    grant = iam.RolePolicy(
        f"{name}-replication",
        name="replicate",
        role=role.name,
        policy=_replicate(args, source.bucket, copy.bucket, key),
        opts=child(parent),
    )
    s3.BucketReplicationConfig(
        f"{name}-replication",
        bucket=source.bucket.bucket,
        role=role.arn,
        rules=[
            {
                "id": "all",
                "priority": 0,
                "status": "Enabled",
                "filter": {"prefix": ""},
                "delete_marker_replication": {"status": "Enabled"},
                "source_selection_criteria": {"sse_kms_encrypted_objects": {"status": "Enabled"}},
                "destination": {
                    "bucket": copy.bucket.arn,
                    "encryption_configuration": {"replica_kms_key_id": key.arn},
                },
            }
        ],
        opts=child(parent, depends_on=[source.versioning, copy.versioning, grant]),
    )


def _key(parent: pulumi.Resource, name: str, args: ModelStoreArgs) -> kms.Key:
    region = args["replica_region"]
    return kms.Key(
        name,
        description=physical_name(args["environment"], "models", args["jurisdiction"].lower(), "replica", limit=200),
        enable_key_rotation=True,
        rotation_period_in_days=ROTATION_DAYS,
        deletion_window_in_days=WAITING_DAYS[args["profile"]],
        policy=key_policy(args["account"], region),
        region=region,
        tags=args["tags"],
        opts=child(parent, protect=args["profile"] != "dev"),
    )


def _role(parent: pulumi.Resource, name: str, args: ModelStoreArgs, source: s3.Bucket) -> iam.Role:
    """Return the role by which S3 replicates this bucket."""
    here: Condition = {
        "StringEquals": {"aws:SourceAccount": args["account"]},
        "ArnEquals": {"aws:SourceArn": source.arn},
    }
    return iam.Role(
        f"{name}-replication",
        name=physical_name(args["environment"], "models", args["jurisdiction"].lower(), "replication", limit=64),
        assume_role_policy=trust("s3.amazonaws.com", here),
        tags=args["tags"],
        opts=child(parent),
    )


def _replicate(args: ModelStoreArgs, source: s3.Bucket, copy: s3.Bucket, key: kms.Key) -> pulumi.Output[str]:
    """Return the policy that lets versions be read here and written there."""
    versions = [f"s3:GetObjectVersion{part}" for part in ("ForReplication", "Acl", "Tagging")]
    copies = ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"]
    return document(
        allow(["s3:GetReplicationConfiguration", "s3:ListBucket"], [source.arn]),
        allow(versions, [pulumi.Output.format("{0}/*", source.arn)]),
        allow(copies, [pulumi.Output.format("{0}/*", copy.arn)]),
        allow(["kms:Decrypt"], [args["key"]]),
        allow(["kms:Encrypt"], [key.arn]),
    )
