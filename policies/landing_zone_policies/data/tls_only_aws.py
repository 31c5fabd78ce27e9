"""D03 on AWS: TLS of listeners, search domains, caches, brokers, and buckets that refuse what comes without it."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from landing_zone_policies.control import Violation
from landing_zone_policies.data.no_public_stores_aws import PUBLIC_ACLS, grants_all
from landing_zone_policies.links import companion, of_type, verdict
from landing_zone_policies.look import at, items, number
from landing_zone_policies.policy_document import Statement, read_document
from landing_zone_policies.requirement import (
    Answer,
    Requirement,
    by_type,
    either,
    given,
    is_text,
    not_off,
    on,
    text_unless,
    unless,
)
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN, Unknown

BUCKET, ACL = "aws:s3/bucket:Bucket", "aws:s3/bucketAcl:BucketAcl"
POLICY = "aws:s3/bucketPolicy:BucketPolicy"
WITH_TLS = ("https", "tls")
_MODERN = re.compile(r"TLS13-1-[23]|TLS-1-[23]|FS-1-[23]|TLSv?1\.[23]", re.IGNORECASE)
"""Parts of names of policies that refuse TLS 1.0 and 1.1. Source: AWS, "Security policies for your load balancer"."""


def _is_lone(props: dict[str, Any]) -> Answer:
    """Return whether a search domain has one node, left out included: then nothing moves between nodes."""
    count = number(at(props, "clusterConfig", "instanceCount"))
    return UNKNOWN if isinstance(count, Unknown) else count is None or count <= 1


def _is_modern(*path: str) -> Requirement:
    def holds(props: dict[str, Any]) -> Answer:
        policy = at(props, *path)
        return UNKNOWN if policy is UNKNOWN else bool(_MODERN.search(str(policy)))

    field = ".".join(path)
    return Requirement(field, holds, f"`{field}` allows versions before TLS 1.2")


def _redirects(props: dict[str, Any]) -> Answer:
    """Return whether a listener sends everybody on to HTTPS."""
    actions = props.get("defaultActions")
    targets = [at(action, "redirect", "protocol") for action in items(actions)]
    if actions is UNKNOWN or UNKNOWN in targets:
        return UNKNOWN
    return bool(targets) and all(str(target).upper() == "HTTPS" for target in targets)


def _is_without_tls(props: dict[str, Any]) -> Answer:
    protocol = props.get("protocol")
    return UNKNOWN if protocol is UNKNOWN else str(protocol).lower() not in WITH_TLS


def _is_for_gateway(props: dict[str, Any]) -> Answer:
    """Return whether a listener is a gateway load balancer's, the only kind that has no port."""
    return props.get("port") is None


DOMAIN = (
    on("domainEndpointOptions.enforceHttps"),
    _is_modern("domainEndpointOptions", "tlsSecurityPolicy"),
    *unless(_is_lone, on("nodeToNodeEncryption.enabled")),
)
LISTENER = (
    *unless(_redirects, text_unless("protocol", "HTTP"), *unless(_is_for_gateway, given("protocol"))),
    *unless(_is_without_tls, _is_modern("sslPolicy")),
)

rule = by_type(
    {
        "aws:elasticsearch/domain:Domain": DOMAIN,
        "aws:opensearch/domain:Domain": DOMAIN,
        "aws:elasticache/replicationGroup:ReplicationGroup": (on("transitEncryptionEnabled"),),
        "aws:memorydb/cluster:Cluster": (not_off("tlsEnabled"),),
        "aws:msk/cluster:Cluster": (
            given("encryptionInfo"),
            text_unless("encryptionInfo.encryptionInTransit.clientBroker", "PLAINTEXT", "TLS_PLAINTEXT"),
            not_off("encryptionInfo.encryptionInTransit.inCluster"),
        ),
        "aws:lb/listener:Listener": LISTENER,
    }
)


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Ask of every bucket, and of every public ACL, for a policy that denies what comes without TLS."""
    policies = of_type(resources, POLICY)
    for bucket in of_type(resources, BUCKET):
        own = _denies_plain(bucket)
        answer = own if own is True else companion(bucket, policies, "bucket", _denies_plain, "bucket") or own
        yield from verdict(answer, bucket, "no policy of it denies requests without TLS", DOUBT)
    for acl in of_type(resources, ACL):
        public = _is_public(acl)
        if public is not False:
            beside = [p for p in policies if p.props.get("bucket") == acl.props.get("bucket")]
            answer = any(_denies_plain(p) is True for p in beside) or (UNKNOWN if public is UNKNOWN else False)
            yield from verdict(
                answer, acl, "it is public, and no policy of its bucket denies requests without TLS", DOUBT
            )


DOUBT = "whether a policy of it denies requests without TLS is not known yet"


def _is_public(acl: Resource) -> Answer:
    return either([is_text(acl.props.get("acl"), *PUBLIC_ACLS), grants_all(acl.props)])


def _denies_plain(resource: Resource) -> Answer:
    document = read_document(resource.props.get("policy"))
    return True if any(map(_is_denial, document.statements)) else False if document.is_whole else UNKNOWN


def _is_denial(statement: Statement) -> bool:
    keys = [(key, value.lower()) for _, key, values in statement.conditions for value in values]
    return not statement.allows and ("aws:securetransport", "false") in keys
