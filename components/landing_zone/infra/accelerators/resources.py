"""Names under which Kubernetes counts accelerators, and the taints and tolerations that keep other pods off them."""

from collections.abc import Iterable
from typing import NotRequired, TypedDict

WHOLE_GPU = "nvidia.com/gpu"


class TaintArgs(TypedDict):
    """A node taint."""

    key: str
    """Key of the taint."""
    value: NotRequired[str]
    """Value of the taint."""
    effect: str
    """`NoSchedule`, `PreferNoSchedule` or `NoExecute`."""


AKS_SPOT_TAINT: TaintArgs = {"key": "kubernetes.azure.com/scalesetpriority", "value": "spot", "effect": "NoSchedule"}
"""AKS gives it to every spot node; what runs there must tolerate it."""
GPU_TAINT: TaintArgs = {"key": WHOLE_GPU, "value": "present", "effect": "NoSchedule"}


def mig_resource(profile: str) -> str:
    """Return the resource name of a MIG profile under the `mixed` strategy."""
    return f"nvidia.com/mig-{profile}"


def pool_taints(has_accelerators: bool, own: Iterable[TaintArgs]) -> list[TaintArgs]:
    """Return all taints of a pool's nodes: that of every accelerator node, and the pool's own."""
    extra = [t for t in own if (t["key"], t["effect"]) != (GPU_TAINT["key"], GPU_TAINT["effect"])]
    return [GPU_TAINT, *extra] if has_accelerators else extra


def tolerations(taints: Iterable[TaintArgs]) -> list[dict[str, str]]:
    """Return one toleration per taint; a taint without a value is tolerated with any."""
    return [
        {"key": t["key"], "operator": "Equal", "value": t["value"], "effect": t["effect"]}
        if t.get("value")
        else {"key": t["key"], "operator": "Exists", "effect": t["effect"]}
        for t in taints
    ]
