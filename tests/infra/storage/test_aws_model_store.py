"""The models of one jurisdiction in S3."""

import json
from typing import Any

from landing_zone.infra.storage.aws_model_store import AwsModelStore

ARGS: dict[str, Any] = {
    "environment": "test",
    "jurisdiction": "EU",
    "account": "111122223333",
    "region": "eu-central-1",
    "profile": "prod",
    "key": "arn:key",
    "tags": {"owner": "ai"},
}


def made(registered: Any, **more: Any) -> dict[str, list[Any]]:
    """Return what the store makes, by the last part of its type."""
    found: dict[str, list[Any]] = {}
    for one in registered(lambda: AwsModelStore("eu", {**ARGS, **more})):
        found.setdefault(one.type.rpartition(":")[2], []).append(one)
    return found


def test_nothing_of_it_is_public(registered: Any) -> None:
    """Neither by lists of rights nor by policies."""
    found = made(registered)
    switches = ("blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets")
    assert all(found["BucketPublicAccessBlock"][0].inputs[s] is True for s in switches)
    assert found["BucketOwnershipControls"][0].inputs["rule"] == {"objectOwnership": "BucketOwnerEnforced"}


def test_it_is_reached_by_tls_alone(registered: Any) -> None:
    """Everybody else is denied, on the bucket and its objects."""
    policy = json.loads(made(registered)["BucketPolicy"][0].inputs["policy"])
    plain = policy["Statement"][0]
    assert (plain["Effect"], plain["Principal"]) == ("Deny", "*")
    assert plain["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    bucket = "arn:aws:s3:::test-models-eu-111122223333"
    assert plain["Resource"] == [bucket, f"{bucket}/*"]


def test_objects_keep_versions_and_are_encrypted_with_the_key(registered: Any) -> None:
    """Through a bucket key, so that the key service is not asked for every object."""
    found = made(registered)
    assert found["BucketVersioning"][0].inputs["versioningConfiguration"] == {"status": "Enabled"}
    (rule,) = found["BucketServerSideEncryptionConfiguration"][0].inputs["rules"]
    assert rule["applyServerSideEncryptionByDefault"] == {"kmsMasterKeyId": "arn:key", "sseAlgorithm": "aws:kms"}
    assert rule["bucketKeyEnabled"] is True


def test_only_an_unlocked_store_for_development_is_emptied(registered: Any) -> None:
    """What is destroyed by mistake elsewhere is still there."""
    cases = [({"profile": "dev"}, True), ({"profile": "dev", "lock_days": 1}, False), ({}, False)]
    for more, emptied in cases:
        (bucket,) = made(registered, **more)["Bucket"]
        assert bucket.inputs["forceDestroy"] is emptied
        assert bucket.protect is ("profile" not in more)


def test_locked_versions_can_be_deleted_by_nobody(registered: Any) -> None:
    """Not by an administrator either."""
    found = made(registered, lock_days=200)
    assert found["Bucket"][0].inputs["objectLockEnabled"] is True
    rule = found["BucketObjectLockConfiguration"][0].inputs["rule"]
    assert rule == {"defaultRetention": {"days": 200, "mode": "COMPLIANCE"}}
    assert "BucketObjectLockConfiguration" not in made(registered)


def test_its_copy_lies_in_the_other_region_with_a_key_of_that_region(registered: Any) -> None:
    """As well closed as the store itself."""
    found = made(registered, replica_region="eu-west-1")
    home, copy = found["Bucket"]
    assert ("region" in home.inputs, copy.inputs["region"]) == (False, "eu-west-1")
    assert found["Key"][0].inputs["region"] == "eu-west-1"
    assert len(found["BucketPublicAccessBlock"]) == len(found["BucketPolicy"]) == 2
    (rule,) = found["BucketReplicationConfig"][0].inputs["rules"]
    assert rule["status"] == rule["deleteMarkerReplication"]["status"] == "Enabled"


def test_the_role_of_replication_is_for_this_bucket_alone(registered: Any) -> None:
    """S3 assumes it for no other account's."""
    trust = json.loads(made(registered, replica_region="eu-west-1")["Role"][0].inputs["assumeRolePolicy"])
    assert trust["Statement"][0]["Condition"]["StringEquals"] == {"aws:SourceAccount": "111122223333"}


def test_names_stay_within_the_limit_of_buckets(registered: Any) -> None:
    """63 characters, the copy's too."""
    found = made(registered, environment="e" * 40, replica_region="eu-west-1")
    assert all(len(bucket.inputs["bucket"]) <= 63 for bucket in found["Bucket"])
