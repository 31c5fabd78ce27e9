"""A02 on AWS: SageMaker."""

from typing import Any

from landing_zone_policies.managed_ai.sagemaker import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "notebook": {
        "type": "aws:sagemaker/notebookInstance:NotebookInstance",
        "props": {"subnetId": "s", "directInternetAccess": "Disabled", "rootAccess": "Disabled", "kmsKeyId": "k"},
    },
    "model": {
        "type": "aws:sagemaker/model:Model",
        "props": {"enableNetworkIsolation": True, "vpcConfig": {"subnets": ["s"]}},
    },
    "job": {
        "type": "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
        "props": {
            "dataQualityJobOutputConfig": {"kmsKeyId": "k"},
            "jobResources": {"clusterConfig": {"volumeKmsKeyId": "k"}},
            "networkConfig": {
                "enableInterContainerTrafficEncryption": True,
                "enableNetworkIsolation": True,
                "vpcConfig": {"subnets": ["s"]},
            },
        },
    },
}
FAIL: dict[str, Any] = {
    "notebook subnetId": {
        "type": "aws:sagemaker/notebookInstance:NotebookInstance",
        "props": {"directInternetAccess": "Disabled", "rootAccess": "Disabled", "kmsKeyId": "k"},
    },
    "notebook directInternetAccess": {
        "type": "aws:sagemaker/notebookInstance:NotebookInstance",
        "props": {"subnetId": "s", "rootAccess": "Disabled", "kmsKeyId": "k"},
    },
    "notebook rootAccess": {
        "type": "aws:sagemaker/notebookInstance:NotebookInstance",
        "props": {"subnetId": "s", "directInternetAccess": "Disabled", "kmsKeyId": "k"},
    },
    "notebook kmsKeyId": {
        "type": "aws:sagemaker/notebookInstance:NotebookInstance",
        "props": {"subnetId": "s", "directInternetAccess": "Disabled", "rootAccess": "Disabled"},
    },
    "model": {"type": "aws:sagemaker/model:Model", "props": {"vpcConfig": {"subnets": ["s"]}}},
    "endpoint": {"type": "aws:sagemaker/endpointConfiguration:EndpointConfiguration", "props": {"name": "e"}},
    "job dataQualityJobOutputConfig": {
        "type": "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
        "props": {
            "jobResources": {"clusterConfig": {"volumeKmsKeyId": "k"}},
            "networkConfig": {
                "enableInterContainerTrafficEncryption": True,
                "enableNetworkIsolation": True,
                "vpcConfig": {"subnets": ["s"]},
            },
        },
    },
    "job jobResources": {
        "type": "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
        "props": {
            "dataQualityJobOutputConfig": {"kmsKeyId": "k"},
            "networkConfig": {
                "enableInterContainerTrafficEncryption": True,
                "enableNetworkIsolation": True,
                "vpcConfig": {"subnets": ["s"]},
            },
        },
    },
    "job networkConfig": {
        "type": "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
        "props": {
            "dataQualityJobOutputConfig": {"kmsKeyId": "k"},
            "jobResources": {"clusterConfig": {"volumeKmsKeyId": "k"}},
        },
    },
}
UNDETERMINED: dict[str, Any] = {
    "root": {
        "type": "aws:sagemaker/notebookInstance:NotebookInstance",
        "props": {"subnetId": "s", "directInternetAccess": "Disabled", "rootAccess": UNKNOWN, "kmsKeyId": "k"},
    },
    "isolation": {
        "type": "aws:sagemaker/model:Model",
        "props": {"enableNetworkIsolation": UNKNOWN, "vpcConfig": {"subnets": ["s"]}},
    },
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
