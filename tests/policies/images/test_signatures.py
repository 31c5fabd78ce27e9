"""K14: something verifies the signatures of images where models are served."""

from typing import Any

from landing_zone_policies.images.signatures import CONTROL
from landing_zone_policies.unknown import UNKNOWN

SERVED = {
    "apiVersion": "serving.kserve.io/v1beta1",
    "kind": "InferenceService",
    "metadata": {"name": "m", "namespace": "clinic"},
    "spec": {"predictor": {"model": {}}},
}


def _kyverno(action: str, *namespaces: str) -> dict[str, Any]:
    match = {"any": [{"resources": {"kinds": ["Pod"], "namespaces": list(namespaces)}}]}
    rule = {"name": "verify", "match": match, "verifyImages": [{"imageReferences": ["*"]}]}
    spec = {"validationFailureAction": action, "rules": [rule]}
    return {"apiVersion": "kyverno.io/v1", "kind": "ClusterPolicy", "metadata": {"name": "v"}, "spec": spec}


def _sigstore(mode: str) -> dict[str, Any]:
    return {"apiVersion": "policy.sigstore.dev/v1beta1", "kind": "ClusterImagePolicy", "spec": {"mode": mode}}


def _namespace(**labels: str) -> dict[str, Any]:
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "clinic", "labels": labels}}


INCLUDED = _namespace(**{"policy.sigstore.dev/include": "true"})
PASS = {
    "nothing is served": [_namespace()],
    "everywhere": [SERVED, _kyverno("Enforce")],
    "by name": [SERVED, _kyverno("Enforce", "cl*")],
    "sigstore": [SERVED, INCLUDED, _sigstore("enforce")],
}
FAIL = {
    "nothing verifies": [SERVED],
    "only told": [SERVED, _kyverno("Audit")],
    "other namespace": [SERVED, _kyverno("Enforce", "bank")],
    "left out": [SERVED, _namespace(), _sigstore("enforce")],
    "only warned": [SERVED, INCLUDED, _sigstore("warn")],
}
UNDETERMINED = {"namespace": [{**SERVED, "metadata": {"name": "m", "namespace": UNKNOWN}}, _kyverno("Enforce")]}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """It must cover the namespace and refuse what it does not know."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
