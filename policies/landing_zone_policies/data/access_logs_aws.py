"""D05 on AWS: logs of access to buckets, load balancers, databases and search domains."""

from collections.abc import Iterator, Sequence
from typing import Any

from landing_zone_policies.control import Violation
from landing_zone_policies.links import companion, of_type, refers_to, verdict
from landing_zone_policies.look import at, items
from landing_zone_policies.requirement import Answer, Requirement, by_type, either, given, not_off, on, unless
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN, Unknown

BUCKET = "aws:s3/bucket:Bucket"
LOGGING = "aws:s3/bucketLogging:BucketLogging"
OPTIONS = "logPublishingOptions"


def _publishes_audit(props: dict[str, Any]) -> Answer:
    options = props.get(OPTIONS)
    return UNKNOWN if options is UNKNOWN else either([_is_audit(option) for option in items(options)])


def _is_audit(option: Any) -> Answer:
    kind = at(option, "logType")
    if isinstance(kind, Unknown):
        return UNKNOWN
    return not_off("enabled").holds(option) if kind == "AUDIT_LOGS" else False


def _is_gateway(props: dict[str, Any]) -> Answer:
    """Return whether a load balancer is of the kind that writes no logs."""
    kind = props.get("loadBalancerType")
    return UNKNOWN if kind is UNKNOWN else str(kind) == "gateway"


EXPORTS = (given("enabledCloudwatchLogsExports"),)
DOMAIN = (Requirement(OPTIONS, _publishes_audit, f"`{OPTIONS}` publishes no audit log"),)

rule = by_type(
    {
        "aws:lb/loadBalancer:LoadBalancer": unless(_is_gateway, on("accessLogs.enabled")),
        "aws:elb/loadBalancer:LoadBalancer": (given("accessLogs"), not_off("accessLogs.enabled")),
        "aws:rds/instance:Instance": EXPORTS,
        "aws:rds/cluster:Cluster": EXPORTS,
        "aws:docdb/cluster:Cluster": EXPORTS,
        "aws:elasticsearch/domain:Domain": DOMAIN,
        "aws:opensearch/domain:Domain": DOMAIN,
    }
)


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Ask of every bucket for a log of access, in its own inputs or beside it, unless it holds such logs itself."""
    others = of_type(resources, LOGGING)
    for bucket in of_type(resources, BUCKET):
        own = either(given(field).holds(bucket.props) for field in ("logging", "loggings"))
        answer = either([own, companion(bucket, others, "bucket", _has_target, "bucket"), _is_target(bucket, others)])
        yield from verdict(answer, bucket, "access to it is not logged", "whether access is logged is not known yet")


def _has_target(logging: Resource) -> Answer:
    return given("targetBucket").holds(logging.props)


def _is_target(bucket: Resource, others: Sequence[Resource]) -> Answer:
    return either(refers_to(other.props.get("targetBucket"), bucket, "bucket") for other in others)
