"""C06 on AWS: the instance metadata service."""

from typing import Any

from landing_zone_policies.clusters.metadata_service import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "required": {"type": "aws:ec2/instance:Instance", "props": {"metadataOptions": {"httpTokens": "required"}}},
    "off": {
        "type": "aws:ec2/launchTemplate:LaunchTemplate",
        "props": {"metadataOptions": {"httpEndpoint": "disabled"}},
    },
    "for pods": {
        "type": "aws:ec2/launchTemplate:LaunchTemplate",
        "props": {
            "metadataOptions": {"httpTokens": "required", "httpPutResponseHopLimit": 2},
            "tags": {"ai-landing-zone/metadata-for-pods": "true"},
        },
    },
    "notebook": {
        "type": "aws:sagemaker/notebookInstance:NotebookInstance",
        "props": {"instanceMetadataServiceConfiguration": {"minimumInstanceMetadataServiceVersion": "2"}},
    },
    "karpenter": {"type": "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass", "props": {"spec": {}}},
}
FAIL: dict[str, Any] = {
    "default": {"type": "aws:ec2/instance:Instance", "props": {"ami": "a"}},
    "optional": {
        "type": "aws:ec2/launchConfiguration:LaunchConfiguration",
        "props": {"metadataOptions": {"httpTokens": "optional"}},
    },
    "two hops": {
        "type": "aws:ec2/launchTemplate:LaunchTemplate",
        "props": {"metadataOptions": {"httpTokens": "required", "httpPutResponseHopLimit": 2}},
    },
    "three hops for pods": {
        "type": "aws:ec2/launchTemplate:LaunchTemplate",
        "props": {
            "metadataOptions": {"httpTokens": "required", "httpPutResponseHopLimit": 3},
            "tags": {"ai-landing-zone/metadata-for-pods": "true"},
        },
    },
    "notebook": {"type": "aws:sagemaker/notebookInstance:NotebookInstance", "props": {"name": "n"}},
    "karpenter": {
        "type": "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass",
        "props": {"spec": {"metadataOptions": {"httpTokens": "optional"}}},
    },
}
UNDETERMINED: dict[str, Any] = {
    "options": {"type": "aws:ec2/instance:Instance", "props": {"metadataOptions": UNKNOWN}},
    "hops": {
        "type": "aws:ec2/launchTemplate:LaunchTemplate",
        "props": {"metadataOptions": {"httpTokens": "required", "httpPutResponseHopLimit": UNKNOWN}},
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
