"""K15: pods hold a token of the Kubernetes API only where they say that they need one."""

from typing import Any

from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.service_account_token import CONTROL


def _pod(container: Any = None, **spec: Any) -> dict[str, Any]:
    containers = [{"name": "c", **(container or {})}]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": containers, **spec}}


LABELLED = {"name": "p", "labels": {"ai-landing-zone/uses-kubernetes-api": "true"}}


def _account(name: str, **fields: Any) -> dict[str, Any]:
    return {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": name}, **fields}


PASS = {
    "false": _pod(automountServiceAccountToken=False),
    "labelled, with an account of its own": {**_pod(serviceAccountName="controller"), "metadata": LABELLED},
    "default account without a token": _account("default", automountServiceAccountToken=False),
    "other account": _account("model"),
    "runtime, which has no such field": {
        "apiVersion": "serving.kserve.io/v1alpha1",
        "kind": "ServingRuntime",
        "spec": {"containers": [{"name": "kserve-container"}]},
    },
}
FAIL = {
    "nothing said": _pod(),
    "true": _pod(automountServiceAccountToken=True),
    "labelled, with the default account": {**_pod(), "metadata": LABELLED},
    "default account": _account("default"),
}
UNDETERMINED = {"switch": _pod(automountServiceAccountToken=UNKNOWN)}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Left out, a token is mounted."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
