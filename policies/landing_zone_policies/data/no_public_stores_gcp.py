"""D01 on GCP: buckets are closed, and nobody else is let in."""

from typing import Any

from landing_zone_policies.look import items
from landing_zone_policies.requirement import Answer, Requirement, among, by_type
from landing_zone_policies.unknown import UNKNOWN

EVERYBODY = ("allUsers", "allAuthenticatedUsers")


def _lets_nobody_in(field: str) -> Requirement:
    def holds(props: dict[str, Any]) -> Answer:
        members = [UNKNOWN] if props.get(field) is UNKNOWN else items(props.get(field))
        return False if any(m in EVERYBODY for m in members) else UNKNOWN if UNKNOWN in members else True

    return Requirement(field, holds, f"`{field}` is everybody")


rule = by_type(
    {
        "gcp:storage/bucket:Bucket": (among("publicAccessPrevention", "enforced"),),
        "gcp:storage/bucketIAMMember:BucketIAMMember": (_lets_nobody_in("member"),),
        "gcp:storage/bucketIAMBinding:BucketIAMBinding": (_lets_nobody_in("members"),),
    }
)
