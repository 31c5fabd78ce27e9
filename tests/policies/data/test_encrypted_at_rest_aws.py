"""D02 on AWS: encryption at rest."""

from typing import Any

from landing_zone_policies.data.encrypted_at_rest import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "database": {"type": "aws:rds/instance:Instance", "props": {"storageEncrypted": True, "kmsKeyId": "k"}},
    "replica": {"type": "aws:rds/instance:Instance", "props": {"replicateSourceDb": "d"}},
    "queue": {"type": "aws:sqs/queue:Queue", "props": {"kmsMasterKeyId": "k"}},
    "bucket": {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "b"}},
    "logs": {"type": "aws:cloudwatch/logGroup:LogGroup", "props": {"kmsKeyId": "k"}},
}
FAIL: dict[str, Any] = {
    "database": {"type": "aws:rds/instance:Instance", "props": {"storageEncrypted": True}},
    "files": {"type": "aws:efs/fileSystem:FileSystem", "props": {"encrypted": False, "kmsKeyId": "k"}},
    "the cloud's key": {"type": "aws:sns/topic:Topic", "props": {"kmsMasterKeyId": "alias/aws/sns"}},
    "table": {"type": "aws:dynamodb/table:Table", "props": {"serverSideEncryption": {"enabled": True}}},
    "domain": {"type": "aws:opensearch/domain:Domain", "props": {"encryptAtRest": {"enabled": True}}},
    "logs": {"type": "aws:cloudwatch/logGroup:LogGroup", "props": {"retentionInDays": 1}},
}
UNDETERMINED: dict[str, Any] = {
    "key": {"type": "aws:rds/instance:Instance", "props": {"storageEncrypted": True, "kmsKeyId": UNKNOWN}},
    "source": {"type": "aws:rds/instance:Instance", "props": {"replicateSourceDb": UNKNOWN}},
    "rules": {
        "type": "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        "props": {"rules": UNKNOWN},
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
