"""K29: only what may be interrupted runs on nodes that a cloud may take back."""

from typing import Any

import pytest

from landing_zone_policies.accelerators.spot import CONTROL
from landing_zone_policies.normalize import make_resource
from landing_zone_policies.scene import NOWHERE
from landing_zone_policies.unknown import UNKNOWN

TOLERATION = {"key": "kubernetes.azure.com/scalesetpriority", "operator": "Equal", "value": "spot"}
LABEL = {"ai-landing-zone/interruptible": "true"}


def _deployment(replicas: Any = 2, labels: Any = None, annotations: Any = None, **pod: Any) -> dict[str, Any]:
    metadata = {"labels": labels or {}, "annotations": annotations or {}}
    template = {"metadata": metadata, "spec": {"containers": [{"name": "c"}], **pod}}
    return {"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"replicas": replicas, "template": template}}


def _preferring(operator: str) -> dict[str, Any]:
    wish = {"key": "karpenter.sh/capacity-type", "operator": operator, "values": ["spot"]}
    terms = {"nodeSelectorTerms": [{"matchExpressions": [wish]}]}
    return {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": terms}}


PASS = {
    "elsewhere": _deployment(1),
    "interruptible, two": _deployment(2, LABEL, tolerations=[TOLERATION]),
    "interruptible, with a checkpoint": _deployment(
        1, LABEL, {"ai-landing-zone/checkpoint": "s3://c"}, tolerations=[TOLERATION]
    ),
    "other toleration": _deployment(1, tolerations=[{"key": "nvidia.com/gpu", "operator": "Exists"}]),
    "not on spot": _deployment(1, affinity=_preferring("NotIn")),
}
FAIL = {
    "not labelled": _deployment(2, tolerations=[TOLERATION]),
    "alone": _deployment(1, LABEL, tolerations=[TOLERATION]),
    "selected": _deployment(2, nodeSelector={"cloud.google.com/gke-spot": "true"}),
    "preferred": _deployment(2, affinity=_preferring("In")),
}
UNDETERMINED = {
    "label": _deployment(2, {"ai-landing-zone/interruptible": UNKNOWN}, tolerations=[TOLERATION]),
    "replicas": _deployment(UNKNOWN, LABEL, tolerations=[TOLERATION]),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """A label, and a second replica or a checkpoint."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}


@pytest.mark.parametrize(("taints", "found"), [([], 1), ([{"key": "spot", "effect": "NO_SCHEDULE"}], 0)])
def test_pools_of_such_nodes_are_tainted(taints: list[dict[str, str]], found: int) -> None:
    """Else any pod lands on them."""
    props = {"capacityType": "SPOT", "instanceTypes": ["m7i.large"], "taints": taints}
    pool = make_resource("r", "aws:eks/nodeGroup:NodeGroup", props)
    assert len(list(CONTROL.rule(pool, NOWHERE))) == found
