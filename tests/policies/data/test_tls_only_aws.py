"""D03 on AWS: TLS of listeners, domains, caches, brokers and buckets."""

from json import dumps
from typing import Any

from landing_zone_policies.data.tls_only import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "listener": {
        "type": "aws:alb/listener:Listener",
        "props": {"port": 443, "protocol": "HTTPS", "sslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06"},
    },
    "redirect": {
        "type": "aws:lb/listener:Listener",
        "props": {
            "port": 80,
            "protocol": "HTTP",
            "defaultActions": [{"type": "redirect", "redirect": {"protocol": "HTTPS"}}],
        },
    },
    "tcp": {"type": "aws:lb/listener:Listener", "props": {"port": 1, "protocol": "TCP"}},
    "domain of one": {
        "type": "aws:opensearch/domain:Domain",
        "props": {"domainEndpointOptions": {"enforceHttps": True, "tlsSecurityPolicy": "Policy-Min-TLS-1-2-2019-07"}},
    },
    "bucket": [
        {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "b"}},
        {
            "type": "aws:s3/bucketPolicy:BucketPolicy",
            "props": {
                "bucket": "b",
                "policy": dumps(
                    {
                        "Statement": {
                            "Effect": "Deny",
                            "Principal": "*",
                            "Action": "s3:*",
                            "Resource": "*",
                            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                        }
                    }
                ),
            },
        },
    ],
    "broker": {
        "type": "aws:msk/cluster:Cluster",
        "props": {"encryptionInfo": {"encryptionInTransit": {"clientBroker": "TLS"}}},
    },
}
FAIL: dict[str, Any] = {
    "plain": {
        "type": "aws:lb/listener:Listener",
        "props": {"port": 80, "protocol": "HTTP", "defaultActions": [{"type": "forward"}]},
    },
    "no protocol": {"type": "aws:lb/listener:Listener", "props": {"port": 80, "defaultActions": []}},
    "old": {
        "type": "aws:lb/listener:Listener",
        "props": {"port": 443, "protocol": "HTTPS", "sslPolicy": "ELBSecurityPolicy-2016-08"},
    },
    "old by default": {"type": "aws:lb/listener:Listener", "props": {"port": 443, "protocol": "HTTPS"}},
    "TLS 1.0 beside 1.3": {
        "type": "aws:lb/listener:Listener",
        "props": {"port": 443, "protocol": "TLS", "sslPolicy": "ELBSecurityPolicy-TLS13-1-0-2021-06"},
    },
    "domain": {"type": "aws:opensearch/domain:Domain", "props": {"domainEndpointOptions": {"enforceHttps": True}}},
    "between nodes": {
        "type": "aws:opensearch/domain:Domain",
        "props": {
            "domainEndpointOptions": {"enforceHttps": True, "tlsSecurityPolicy": "Policy-Min-TLS-1-2-2019-07"},
            "clusterConfig": {"instanceCount": 3},
        },
    },
    "cache": {"type": "aws:elasticache/replicationGroup:ReplicationGroup", "props": {"description": "d"}},
    "broker": {"type": "aws:msk/cluster:Cluster", "props": {"clusterName": "c"}},
    "bucket": {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "b"}},
    "bucket beside another's policy": [
        {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "b"}},
        {
            "type": "aws:s3/bucketPolicy:BucketPolicy",
            "props": {
                "bucket": "x",
                "policy": {
                    "Statement": {
                        "Effect": "Deny",
                        "Principal": "*",
                        "Action": "s3:*",
                        "Resource": "*",
                        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                    }
                },
            },
        },
    ],
    "public acl": {"type": "aws:s3/bucketAcl:BucketAcl", "props": {"acl": "public-read", "bucket": "b"}},
}
UNDETERMINED: dict[str, Any] = {
    "policy": {"type": "aws:lb/listener:Listener", "props": {"port": 443, "protocol": "HTTPS", "sslPolicy": UNKNOWN}},
    "protocol": {
        "type": "aws:lb/listener:Listener",
        "props": {"port": 443, "protocol": UNKNOWN, "sslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06"},
    },
    "bucket": [
        {"type": "aws:s3/bucket:Bucket", "props": {"bucket": "b"}},
        {
            "type": "aws:s3/bucketPolicy:BucketPolicy",
            "props": {
                "bucket": UNKNOWN,
                "policy": {
                    "Statement": {
                        "Effect": "Deny",
                        "Principal": "*",
                        "Action": "s3:*",
                        "Resource": "*",
                        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                    }
                },
            },
        },
    ],
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
