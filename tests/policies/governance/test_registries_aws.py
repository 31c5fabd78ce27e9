"""G09 on AWS: repositories of ECR."""

from typing import Any

from landing_zone_policies.governance.registries import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "safe": {
        "type": "aws:ecr/repository:Repository",
        "props": {
            "imageTagMutability": "IMMUTABLE",
            "imageScanningConfiguration": {"scanOnPush": True},
            "encryptionConfigurations": [{"encryptionType": "KMS"}],
        },
    }
}
FAIL: dict[str, Any] = {
    "without imageTagMutability": {
        "type": "aws:ecr/repository:Repository",
        "props": {
            "imageScanningConfiguration": {"scanOnPush": True},
            "encryptionConfigurations": [{"encryptionType": "KMS"}],
        },
    },
    "without imageScanningConfiguration": {
        "type": "aws:ecr/repository:Repository",
        "props": {"imageTagMutability": "IMMUTABLE", "encryptionConfigurations": [{"encryptionType": "KMS"}]},
    },
    "without encryptionConfigurations": {
        "type": "aws:ecr/repository:Repository",
        "props": {"imageTagMutability": "IMMUTABLE", "imageScanningConfiguration": {"scanOnPush": True}},
    },
    "anybody": {
        "type": "aws:ecr/repositoryPolicy:RepositoryPolicy",
        "props": {
            "policy": {
                "Version": "2012-10-17",
                "Statement": [
                    {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*", "Principal": "*"}
                ],
            }
        },
    },
}
UNDETERMINED: dict[str, Any] = {
    "scan": {
        "type": "aws:ecr/repository:Repository",
        "props": {
            "imageTagMutability": "IMMUTABLE",
            "imageScanningConfiguration": UNKNOWN,
            "encryptionConfigurations": [{"encryptionType": "KMS"}],
        },
    }
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
