"""Taints of accelerator nodes, and what tolerates them."""

from landing_zone.infra.accelerators.resources import GPU_TAINT, mig_resource, pool_taints, tolerations


def test_accelerator_nodes_are_always_tainted() -> None:
    """A pool's own taint of the same key and effect does not double it."""
    own = {"key": "nvidia.com/gpu", "value": "other", "effect": "NoSchedule"}
    assert pool_taints(True, [own]) == [GPU_TAINT]


def test_cpu_nodes_have_their_own_taints_only() -> None:
    """Nothing is added."""
    own = {"key": "team", "value": "a", "effect": "NoExecute"}
    assert pool_taints(False, [own]) == [own]


def test_each_taint_is_tolerated() -> None:
    """A taint with a value by that value, one without by its key."""
    taints = [GPU_TAINT, {"key": "edge", "effect": "NoExecute"}]
    assert tolerations(taints) == [
        {"key": "nvidia.com/gpu", "operator": "Equal", "value": "present", "effect": "NoSchedule"},
        {"key": "edge", "operator": "Exists", "effect": "NoExecute"},
    ]


def test_mig_resources_have_the_names_of_the_mixed_strategy() -> None:
    """As the device plugin writes them."""
    assert mig_resource("3g.40gb") == "nvidia.com/mig-3g.40gb"
