"""K29: only what may be interrupted runs on nodes that a cloud may take back."""

from collections.abc import Iterator
from typing import Any

from landing_zone_policies.accelerators.node_pools import keeps_off, node_pools
from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.look import at, items, number, texts, truth
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN, Unknown
from landing_zone_policies.walk import Pod, places
from landing_zone_policies.workload.judging import at_pod, pods_of, unseen

INTERRUPTIBLE = "ai-landing-zone/interruptible"
CHECKPOINT = "ai-landing-zone/checkpoint"
"""Where a job that is interrupted goes on from."""
SPOT_KEYS = {
    "kubernetes.azure.com/scalesetpriority": ("spot",),
    "cloud.google.com/gke-spot": ("true",),
    "cloud.google.com/gke-preemptible": ("true",),
    "eks.amazonaws.com/capacityType": ("SPOT",),
    "karpenter.sh/capacity-type": ("spot",),
    "ai-landing-zone/purchase": ("spot",),
}
"""Labels and taints of such nodes, and their values."""
REPLICAS = (("spec", "replicas"), ("spec", "predictor", "minReplicas"))


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge pods that may land on such nodes, and pools of them that any pod may land on."""
    for pod in pods_of(resource):
        lands = _may_land(pod)
        if lands is UNKNOWN:
            yield Violation(f"where `{pod.path or 'the pod'}` may run is not known yet", Verdict.UNDETERMINED)
        elif lands:
            yield from _pod(pod, resource)
    yield from unseen(resource, "it may run on nodes that may vanish")
    for pool in node_pools(resource):
        closed = pool.taints is UNKNOWN or any(map(keeps_off, items(pool.taints)))
        if pool.spot is True and not closed:
            yield Violation("nodes that the cloud may take back have no taint, so any pod may land on them")


def _may_land(pod: Pod) -> bool | Unknown:
    tolerations = items(pod.spec.get("tolerations"))
    affinity = at(pod.spec, "affinity", "nodeAffinity")
    for key, values in SPOT_KEYS.items():
        tolerated = any(at(t, "key") == key and at(t, "value") in (None, "", *values) for t in tolerations)
        if tolerated or at(pod.spec, "nodeSelector", key) in values or _prefers(affinity, key, values):
            return True
    parts = (pod.spec.get("tolerations"), pod.spec.get("nodeSelector"), affinity)
    return UNKNOWN if any(_may_name_spot(part) for part in parts) else False


def _prefers(affinity: Any, key: str, values: tuple[str, ...]) -> bool:
    words = set(texts(affinity))
    return key in words and not words.isdisjoint(values) and "NotIn" not in words


def _may_name_spot(part: Any) -> bool:
    return any(
        place.value is UNKNOWN and place.key in ("", "key", "value", "values", *SPOT_KEYS) for place in places(part)
    )


def _pod(pod: Pod, resource: Resource) -> Iterator[Violation]:
    labels, annotations = at(pod.metadata, "labels"), at(pod.metadata, "annotations")
    said = truth(at(labels, INTERRUPTIBLE))
    if said is UNKNOWN:
        yield Violation(f"its label `{INTERRUPTIBLE}` is not known yet", Verdict.UNDETERMINED)
    elif not said:
        yield Violation(f"`{at_pod(pod, 'tolerations')}` takes nodes that may vanish, without label `{INTERRUPTIBLE}`")
    checkpoints = at(annotations, CHECKPOINT), at(labels, CHECKPOINT)
    if UNKNOWN in checkpoints:
        yield Violation(f"its annotation `{CHECKPOINT}` is not known yet", Verdict.UNDETERMINED)
    elif checkpoints == (None, None):
        yield from _lone(resource)


def _lone(resource: Resource) -> Iterator[Violation]:
    counts = [number(at(resource.props, *path)) for path in REPLICAS]
    if any(isinstance(count, float) and count > 1 for count in counts):
        return
    if UNKNOWN in counts:
        yield Violation("how many replicas it has is not known yet", Verdict.UNDETERMINED)
    else:
        yield Violation(f"it runs alone on nodes that may vanish, without `{CHECKPOINT}`")


CONTROL = Control(
    id="K29",
    name="interruptible-on-spot",
    title="Only what may be interrupted, with a checkpoint or a second replica, runs on spot capacity",
    severity=Severity.HIGH,
    clauses=("SLO", "FinOps"),
    fix=f"set the label {INTERRUPTIBLE}=true and a second replica or {CHECKPOINT}, or leave spot nodes alone",
    rule=rule,
)
