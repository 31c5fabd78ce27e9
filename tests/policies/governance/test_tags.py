"""G03: what costs money or holds data says whose it is."""

from typing import Any

from landing_zone_policies.governance.tags import CONTROL
from landing_zone_policies.unknown import UNKNOWN

TAGS = {"Owner": "a", "cost_center": "b", "environment": "c", "DataClass": "d"}
BUCKET, ACCOUNT = "aws:s3/bucket:Bucket", "azure-native:storage:StorageAccount"
PROVIDER = {"type": "pulumi:providers:aws", "name": "a", "props": {"defaultTags": {"tags": TAGS}}}


def _namespace(**metadata: Any) -> dict[str, Any]:
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "n", **metadata}}


def _pod(**metadata: Any) -> dict[str, Any]:
    return {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": {"containers": [{"name": "c"}]}}


PASS = {
    "tags": {"type": ACCOUNT, "props": {"tags": TAGS}},
    "default tags": {"type": BUCKET, "props": {}, "opts": {"provider": PROVIDER}},
    "labels": {"type": "gcp:storage/bucket:Bucket", "props": {"labels": TAGS}},
    "no tags there": {"type": "azure-native:keyvault:Key", "props": {}},
    "other type": {"type": "aws:iam/policy:Policy", "props": {}},
    "namespace": _namespace(labels={f"x.example/{name}": "v" for name in TAGS}),
    "pod": _pod(labels={"app.kubernetes.io/name": "server"}),
}
FAIL = {
    "nothing said": {"type": BUCKET, "props": {}},
    "one missing": {"type": ACCOUNT, "props": {"tags": {**TAGS, "Owner": ""}}},
    "namespace without": _namespace(),
    "pod without": _pod(labels={"tier": "front"}),
}
UNDETERMINED = {
    "tags": {"type": BUCKET, "props": {"tags": UNKNOWN}},
    "one tag, one unknown map": {"type": BUCKET, "props": {"tags": {"Owner": "a"}, "tagsAll": UNKNOWN}},
    "pod's labels": _pod(labels=UNKNOWN),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """In any spelling of the names."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}


def test_an_environment_names_its_own_tags(judged: Any) -> None:
    """In place of ours."""
    assert judged(CONTROL, {"b": FAIL["nothing said"]}, required_tags=()) == {}
