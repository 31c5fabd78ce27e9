"""K33: a webhook that is down does not stop the cluster."""

from typing import Any

from landing_zone_policies.availability.webhooks import CONTROL
from landing_zone_policies.unknown import UNKNOWN

NOT_SYSTEM = {
    "matchExpressions": [{"key": "kubernetes.io/metadata.name", "operator": "NotIn", "values": ["kube-system"]}]
}


def _hook(**webhook: Any) -> dict[str, Any]:
    client = {"service": {"namespace": "guard", "name": "guard"}}
    held = {"name": "w", "clientConfig": client, "namespaceSelector": NOT_SYSTEM, **webhook}
    version = "admissionregistration.k8s.io/v1"
    return {"apiVersion": version, "kind": "ValidatingWebhookConfiguration", "webhooks": [held]}


def _answering(replicas: int) -> list[dict[str, Any]]:
    metadata, labels = {"name": "guard", "namespace": "guard"}, {"app": "guard"}
    spec = {"replicas": replicas, "template": {"metadata": {"labels": labels}}}
    return [
        {"apiVersion": "v1", "kind": "Service", "metadata": metadata, "spec": {"selector": labels}},
        {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": metadata, "spec": spec},
    ]


PASS = {
    "system left out": _hook(),
    "only labelled": _hook(namespaceSelector={"matchLabels": {"guarded": "true"}}),
    "only where a label is": _hook(namespaceSelector={"matchExpressions": [{"key": "guarded", "operator": "Exists"}]}),
    "failure ignored": _hook(failurePolicy="Ignore", namespaceSelector=None),
    "two answer": [_hook(), *_answering(2)],
}
FAIL = {
    "all namespaces": _hook(namespaceSelector=None),
    "other namespace left out": _hook(
        namespaceSelector={
            "matchExpressions": [{"key": "kubernetes.io/metadata.name", "operator": "NotIn", "values": ["bank"]}]
        }
    ),
    "slow": _hook(timeoutSeconds=30),
    "one answers": [_hook(), *_answering(1)],
}
UNDETERMINED = {
    "webhooks": {**_hook(), "webhooks": UNKNOWN},
    "time": _hook(timeoutSeconds=UNKNOWN),
    "failure": _hook(failurePolicy=UNKNOWN),
    "selector": _hook(namespaceSelector=UNKNOWN),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Which namespaces it takes in, how long it may take, and how many answer."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
