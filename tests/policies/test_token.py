"""One spelling for every type."""

import pytest

from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.token import Token, parse_token


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("kubernetes:core/v1:Pod", Token("kubernetes", "core", "Pod")),
        ("kubernetes:apps/v1:DeploymentPatch", Token("kubernetes", "apps", "Deployment")),
        ("kubernetes:extensions/v1beta1:Deployment", Token("kubernetes", "apps", "Deployment")),
        ("kubernetes:extensions/v1beta1:Ingress", Token("kubernetes", "networking.k8s.io", "Ingress")),
        (
            "kubernetes:serving.kserve.io/v1beta1:InferenceService",
            Token("kubernetes", "serving.kserve.io", "InferenceService"),
        ),
        ("aws:s3/bucket:Bucket", Token("aws", "s3", "Bucket")),
        ("aws:s3/bucketV2:BucketV2", Token("aws", "s3", "Bucket")),
        ("aws:s3/bucketObjectv2:BucketObjectv2", Token("aws", "s3", "BucketObject")),
        ("aws:alb/listener:Listener", Token("aws", "lb", "Listener")),
        ("azure-native:storage/v20230101:StorageAccount", Token("azure-native", "storage", "StorageAccount")),
        ("azure-native:documentdb:DatabaseAccount", Token("azure-native", "cosmosdb", "DatabaseAccount")),
        ("nonsense", Token("", "", "nonsense")),
    ],
)
def test_a_token_has_one_spelling(text: str, token: Token) -> None:
    """Without versions, patches and a provider's history."""
    assert parse_token(text) == token


def test_a_resource_is_asked_for_by_any_spelling() -> None:
    """A rule names one and means all."""
    bucket = Resource("urn", "aws:s3/bucketV2:BucketV2", {})
    assert is_type(bucket, "aws:s3/bucket:Bucket")
    assert is_type(bucket, "aws:ec2/instance:Instance", "aws:s3:Bucket")
    assert not is_type(bucket, "gcp:storage/bucket:Bucket")
