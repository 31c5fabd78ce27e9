"""K20: every namespace enforces the strictest Pod Security Standard."""

from typing import Any

from landing_zone_policies.tenancy.pod_security import CONTROL
from landing_zone_policies.unknown import UNKNOWN


def _namespace(name: str = "clinic", **labels: Any) -> dict[str, Any]:
    held = {f"pod-security.kubernetes.io/{mode}": level for mode, level in labels.items()}
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name, "labels": held}}


PASS = {
    "restricted": _namespace(enforce="restricted"),
    "on the list": _namespace("gpu-operator", enforce="privileged"),
}
FAIL = {
    "no label": _namespace(),
    "told only": _namespace(warn="restricted"),
    "baseline": _namespace(enforce="baseline"),
    "privileged": _namespace(enforce="privileged"),
}
UNDETERMINED = {
    "label": _namespace(enforce=UNKNOWN),
    "labels": {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "clinic", "labels": UNKNOWN}},
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Those on the list may have any level."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
