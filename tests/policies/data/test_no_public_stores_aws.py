"""D01 on AWS: buckets, their ACLs and their policies."""

from json import dumps
from typing import Any

from landing_zone_policies.data.no_public_stores import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "blocked": {
        "type": "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "props": {
            "blockPublicAcls": True,
            "blockPublicPolicy": True,
            "ignorePublicAcls": True,
            "restrictPublicBuckets": True,
        },
    },
    "private": {"type": "aws:s3/bucketV2:BucketV2", "props": {"acl": "private"}},
    "named": {
        "type": "aws:s3/bucketPolicy:BucketPolicy",
        "props": {
            "policy": dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Action": "s3:GetObject",
                            "Resource": "arn:aws:s3:::b/*",
                            "Principal": {"AWS": "arn:aws:iam::111122223333:role/r"},
                        }
                    ],
                }
            )
        },
    },
    "organization": {
        "type": "aws:s3/bucketPolicy:BucketPolicy",
        "props": {
            "policy": {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": "s3:GetObject",
                        "Resource": "arn:aws:s3:::b/*",
                        "Principal": "*",
                        "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}},
                    }
                ],
            }
        },
    },
    "denial": {
        "type": "aws:s3/bucketPolicy:BucketPolicy",
        "props": {
            "policy": {
                "Version": "2012-10-17",
                "Statement": [
                    {"Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*", "Principal": "*"}
                ],
            }
        },
    },
}
FAIL: dict[str, Any] = {
    "one way": {
        "type": "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "props": {
            "blockPublicAcls": True,
            "blockPublicPolicy": True,
            "ignorePublicAcls": False,
            "restrictPublicBuckets": True,
        },
    },
    "one left out": {
        "type": "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "props": {"blockPublicAcls": True},
    },
    "account": {"type": "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "props": {}},
    "acl": {"type": "aws:s3/bucketAcl:BucketAcl", "props": {"acl": "public-read"}},
    "group": {
        "type": "aws:s3/bucketAcl:BucketAcl",
        "props": {
            "accessControlPolicy": {"grants": [{"grantee": {"uri": "http://acs.amazonaws.com/groups/global/AllUsers"}}]}
        },
    },
    "anybody": {
        "type": "aws:s3/bucketPolicy:BucketPolicy",
        "props": {
            "policy": dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*", "Principal": "*"}
                    ],
                }
            )
        },
    },
    "anybody in a list": {
        "type": "aws:s3/bucket:Bucket",
        "props": {
            "policy": {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": "s3:GetObject",
                        "Resource": "arn:aws:s3:::b/*",
                        "Principal": {"AWS": ["a", "*"]},
                    }
                ],
            }
        },
    },
    "a wide condition": {
        "type": "aws:s3/bucketPolicy:BucketPolicy",
        "props": {
            "policy": {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": "s3:GetObject",
                        "Resource": "arn:aws:s3:::b/*",
                        "Principal": "*",
                        "Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-1"}},
                    }
                ],
            }
        },
    },
}
UNDETERMINED: dict[str, Any] = {
    "block": {
        "type": "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        "props": {
            "blockPublicAcls": UNKNOWN,
            "blockPublicPolicy": True,
            "ignorePublicAcls": True,
            "restrictPublicBuckets": True,
        },
    },
    "policy": {"type": "aws:s3/bucketPolicy:BucketPolicy", "props": {"policy": UNKNOWN}},
    "principal": {
        "type": "aws:s3/bucketPolicy:BucketPolicy",
        "props": {
            "policy": {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": "s3:GetObject",
                        "Resource": "arn:aws:s3:::b/*",
                        "Principal": {"AWS": UNKNOWN},
                    }
                ],
            }
        },
    },
    "condition": {
        "type": "aws:s3/bucketPolicy:BucketPolicy",
        "props": {
            "policy": {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": "s3:GetObject",
                        "Resource": "arn:aws:s3:::b/*",
                        "Principal": "*",
                        "Condition": {"StringEquals": UNKNOWN},
                    }
                ],
            }
        },
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
