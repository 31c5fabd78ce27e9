"""D04 on AWS: versions of a bucket's objects, and its lock."""

from collections.abc import Iterator, Sequence
from typing import Any

from landing_zone_policies.control import Violation
from landing_zone_policies.links import companion, of_type, verdict
from landing_zone_policies.look import at
from landing_zone_policies.requirement import Answer, Requirement, by_type, either, on
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

BUCKET = "aws:s3/bucket:Bucket"
VERSIONING = "aws:s3/bucketVersioning:BucketVersioning"


def _is_locked(props: dict[str, Any]) -> Answer:
    """Return whether a lock that is set up holds; a bucket without one needs none."""
    config = props.get("objectLockConfiguration")
    if config is None:
        return True
    return _is_enabled(at(config, "objectLockEnabled"))


def _is_enabled(value: Any) -> Answer:
    return UNKNOWN if value is UNKNOWN else str(value).lower() in ("enabled", "true")


rule = by_type(
    {
        BUCKET: (
            Requirement("objectLockConfiguration", _is_locked, "`objectLockConfiguration` does not enable the lock"),
        ),
    }
)


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Ask of every bucket for versions, in its own inputs or beside it."""
    others = of_type(resources, VERSIONING)
    for bucket in of_type(resources, BUCKET):
        answer = either([_has_own(bucket), companion(bucket, others, "bucket", _is_on, "bucket")])
        doubt = "whether its objects keep their versions is not known yet"
        yield from verdict(answer, bucket, "its objects keep no versions", doubt)


def _has_own(bucket: Resource) -> Answer:
    return either(on(f"{field}.enabled").holds(bucket.props) for field in ("versioning", "versionings"))


def _is_on(versioning: Resource) -> Answer:
    return _is_enabled(at(versioning.props, "versioningConfiguration", "status"))
