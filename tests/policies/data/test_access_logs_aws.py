"""D05 on AWS: logs of access."""

from typing import Any

from landing_zone_policies.data.access_logs import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "bucket": [
        {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "b"}},
        {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "l"}},
        {"type": "aws:s3/bucketLogging:BucketLogging", "props": {"bucket": "b", "targetBucket": "l"}},
    ],
    "inline": {"type": "aws:s3/bucket:Bucket", "props": {"loggings": [{"targetBucket": "l"}]}},
    "balancer": {"type": "aws:lb/loadBalancer:LoadBalancer", "props": {"accessLogs": {"enabled": True, "bucket": "l"}}},
    "gateway": {"type": "aws:lb/loadBalancer:LoadBalancer", "props": {"loadBalancerType": "gateway"}},
    "database": {"type": "aws:rds/instance:Instance", "props": {"enabledCloudwatchLogsExports": ["audit"]}},
    "domain": {
        "type": "aws:opensearch/domain:Domain",
        "props": {"logPublishingOptions": [{"logType": "INDEX_SLOW_LOGS"}, {"logType": "AUDIT_LOGS"}]},
    },
}
FAIL: dict[str, Any] = {
    "bucket": {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "b"}},
    "balancer": {"type": "aws:lb/loadBalancer:LoadBalancer", "props": {"name": "l"}},
    "balancer off": {"type": "aws:lb/loadBalancer:LoadBalancer", "props": {"accessLogs": {"bucket": "l"}}},
    "database": {"type": "aws:rds/instance:Instance", "props": {"enabledCloudwatchLogsExports": []}},
    "cluster": {"type": "aws:rds/cluster:Cluster", "props": {"engine": "e"}},
    "domain": {
        "type": "aws:opensearch/domain:Domain",
        "props": {"logPublishingOptions": [{"logType": "AUDIT_LOGS", "enabled": False}]},
    },
}
UNDETERMINED: dict[str, Any] = {
    "exports": {"type": "aws:rds/instance:Instance", "props": {"enabledCloudwatchLogsExports": UNKNOWN}},
    "options": {"type": "aws:opensearch/domain:Domain", "props": {"logPublishingOptions": UNKNOWN}},
    "whose": [
        {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "b"}},
        {"type": "aws:s3/bucketLogging:BucketLogging", "props": {"bucket": UNKNOWN, "targetBucket": "l"}},
    ],
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
