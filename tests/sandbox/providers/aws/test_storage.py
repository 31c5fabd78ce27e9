"""Keys, buckets, file systems and mirrors of registries."""

from typing import Any

from tests.sandbox.providers.aws.conftest import Engine, Resource

from landing_zone.sandbox.providers.aws.cloud import Cloud

POLICY = '{"Version": "2012-10-17", "Statement": []}'
COPY = {"bucket": "arn:aws:s3:::replica", "encryptionConfiguration": {"replicaKmsKeyId": "k"}}
SETTINGS: dict[str, dict[str, Any]] = {
    "BucketVersioning": {"versioningConfiguration": {"status": "Enabled"}},
    "BucketPublicAccessBlock": {
        "blockPublicAcls": True,
        "blockPublicPolicy": True,
        "ignorePublicAcls": True,
        "restrictPublicBuckets": True,
    },
    "BucketServerSideEncryptionConfiguration": {
        "rules": [
            {
                "applyServerSideEncryptionByDefault": {"sseAlgorithm": "aws:kms", "kmsMasterKeyId": "k"},
                "bucketKeyEnabled": True,
            }
        ]
    },
    "BucketOwnershipControls": {"rule": {"objectOwnership": "BucketOwnerEnforced"}},
    "BucketPolicy": {"policy": POLICY},
    "BucketObjectLockConfiguration": {"rule": {"defaultRetention": {"mode": "GOVERNANCE", "days": 30}}},
    "BucketReplicationConfig": {
        "role": "arn:aws:iam::111122223333:role/r",
        "rules": [
            {
                "id": "all",
                "status": "Enabled",
                "priority": 1,
                "filter": {"prefix": ""},
                "deleteMarkerReplication": {"status": "Enabled"},
                "sourceSelectionCriteria": {"sseKmsEncryptedObjects": {"status": "Enabled"}},
                "destination": COPY,
            }
        ],
    },
    "BucketLifecycleConfiguration": {
        "rules": [
            {
                "id": "old",
                "status": "Enabled",
                "filter": {"prefix": ""},
                "noncurrentVersionExpiration": {"noncurrentDays": 30},
                "abortIncompleteMultipartUpload": {"daysAfterInitiation": 7},
            }
        ]
    },
}


def setting(engine: Engine, name: str, bucket: str) -> Resource:
    """Make a setting of a bucket."""
    return engine.up(f"aws:s3/{name[0].lower()}{name[1:]}:{name}", bucket, bucket=bucket, **SETTINGS[name])


def test_a_bucket_with_all_settings(engine: Engine, cloud: Cloud) -> None:
    """Each setting is read without drift and goes; a bucket that may be emptied goes with its objects."""
    bucket = "aws:s3/bucket:Bucket"
    models = engine.up(bucket, bucket="models", objectLockEnabled=True, forceDestroy=True, tags={"a": "b"})
    replica = engine.up(bucket, "replica", bucket="replica", region="eu-west-1", tags={"a": "b"})
    with_the_bucket = ("BucketVersioning", "BucketObjectLockConfiguration")
    setting(engine, "BucketVersioning", "replica")
    setting(engine, "BucketVersioning", "models")
    setting(engine, "BucketObjectLockConfiguration", "models")
    made = [setting(engine, name, "models") for name in SETTINGS if name not in with_the_bucket]
    models = engine.update(models, **{**models.inputs, "tags": {"c": "d"}})
    cloud.call("s3", "put_object", {"Bucket": "models", "Key": "weights", "Body": b"1"})
    for resource in reversed(made):
        engine.delete(resource)
    engine.delete(models)
    engine.delete(replica)


def test_a_key_rotates_and_has_a_name(engine: Engine, cloud: Cloud) -> None:
    """Deleted means: waiting for its deletion."""
    key = engine.up(
        "aws:kms/key:Key",
        description="d",
        enableKeyRotation=True,
        rotationPeriodInDays=365,
        deletionWindowInDays=30,
        policy=POLICY,
        tags={"a": "b"},
    )
    assert cloud.call("kms", "get_key_rotation_status", {"KeyId": key.id})["KeyRotationEnabled"]
    alias = engine.up("aws:kms/alias:Alias", name="alias/x", targetKeyId=key.outputs["arn"])
    key = engine.update(key, **{**key.inputs, "description": "e", "tags": {"c": "d"}})
    engine.delete(alias)
    engine.delete(key)
    assert cloud.call("kms", "describe_key", {"KeyId": key.id})["KeyMetadata"]["KeyState"] == "PendingDeletion"


def test_a_file_system_and_a_mirror(engine: Engine) -> None:
    """FSx for Lustre is moto's; moto has no pull-through caches, so the rule is kept in a file."""
    files = engine.up(
        "aws:fsx/lustreFileSystem:LustreFileSystem",
        storageCapacity=1200,
        subnetIds=["subnet-0123456789abcdef0"],
        securityGroupIds=["sg-0123456789abcdef0"],
        deploymentType="PERSISTENT_2",
        perUnitStorageThroughput=125,
        tags={"a": "b"},
    )
    engine.delete(files)
    mirror = {"ecrRepositoryPrefix": "dockerhub", "upstreamRegistryUrl": "registry-1.docker.io"}
    rule = engine.up("aws:ecr/pullThroughCacheRule:PullThroughCacheRule", **mirror)
    assert rule.outputs["registryId"] == "111122223333"
    engine.delete(rule)
