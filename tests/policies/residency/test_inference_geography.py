"""G02: managed models answer from the region that they are deployed in."""

from typing import Any

from landing_zone_policies.residency.inference_geography import CONTROL
from landing_zone_policies.unknown import UNKNOWN


def _deployment(kind: Any) -> dict[str, Any]:
    return {"type": "azure-native:cognitiveservices:Deployment", "props": {"sku": {"name": kind}}}


def _profile(model: str) -> dict[str, Any]:
    arn = f"arn:aws:bedrock:eu-central-1:111122223333:inference-profile/{model}"
    return {"type": "aws:bedrock/inferenceProfile:InferenceProfile", "props": {"modelSource": {"copyFrom": arn}}}


def _client(model: str) -> dict[str, Any]:
    containers = [{"name": "c", "env": [{"name": "MODEL", "value": model}]}]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": containers}}


PASS = {
    "regional": _deployment("Standard"),
    "provisioned": _deployment("ProvisionedManaged"),
    "model": _profile("anthropic.claude-3-haiku-20240307-v1:0"),
    "client": _client("amazon.nova-lite-v1:0"),
    "host": _client("eu.models.example"),
}
FAIL = {
    "global": _deployment("GlobalStandard"),
    "zone": _deployment("datazoneProvisionedManaged"),
    "profile": _profile("eu.anthropic.claude-3-haiku-20240307-v1:0"),
    "client of a profile": _client("us.amazon.nova-lite-v1:0"),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """By kind of deployment, by profile, and in what clients are told."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_an_environment_may_allow_a_geography(judged: Any) -> None:
    """By the prefix that kinds and profiles have."""
    found = judged(CONTROL, FAIL, allowed_geographies=("DataZone", "eu."))
    assert found == {"global": {"fail"}, "client of a profile": {"fail"}}


def test_a_kind_that_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, {"kind": _deployment(UNKNOWN)}) == {"kind": {"undetermined"}}
