"""D01 on AWS: public access blocks, ACLs and policies of buckets."""

from collections.abc import Iterator
from typing import Any

from landing_zone_policies.control import Violation
from landing_zone_policies.look import at, items
from landing_zone_policies.policy_document import Statement, judged_document
from landing_zone_policies.requirement import Answer, Requirement, by_type, for_types, in_turn, on, text_unless
from landing_zone_policies.resource import Resource
from landing_zone_policies.unknown import UNKNOWN, Unknown

PUBLIC_ACLS = ("public-read", "public-read-write", "authenticated-read")
GROUPS = ("/AllUsers", "/AuthenticatedUsers")
BLOCKS = (on("blockPublicAcls"), on("blockPublicPolicy"), on("ignorePublicAcls"), on("restrictPublicBuckets"))


def grants_all(props: dict[str, Any]) -> Answer:
    """Return whether an ACL grants something to a group that everybody is in."""
    grants = [*items(props.get("grants")), *items(at(props, "accessControlPolicy", "grants"))]
    uris = [at(grant, *path) for grant in grants for path in (("uri",), ("grantee", "uri"))]
    if any(isinstance(uri, str) and uri.endswith(GROUPS) for uri in uris):
        return True
    held = (props.get("grants"), at(props, "accessControlPolicy", "grants"))
    return UNKNOWN if UNKNOWN in (*uris, *held) else False


def _grants_nobody(props: dict[str, Any]) -> Answer:
    found = grants_all(props)
    return UNKNOWN if isinstance(found, Unknown) else not found


ACL = (
    text_unless("acl", *PUBLIC_ACLS),
    Requirement("grants", _grants_nobody, "a grant is to a group that everybody is in"),
)


def _policy(resource: Resource) -> Iterator[Violation]:
    return judged_document("policy", resource.props.get("policy"), _problems)


def _problems(statement: Statement) -> Iterator[str]:
    if statement.is_for_anybody and not statement.is_narrowed:
        yield "allows something to everybody"


rule = in_turn(
    by_type(
        {
            "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": BLOCKS,
            "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": BLOCKS,
            "aws:s3/bucket:Bucket": ACL,
            "aws:s3/bucketAcl:BucketAcl": ACL,
        }
    ),
    for_types(("aws:s3/bucket:Bucket", "aws:s3/bucketPolicy:BucketPolicy"), _policy),
)
