"""What a pool's nodes carry."""

from typing import Any

from landing_zone.infra.accelerators.accelerator_pool import AcceleratorPool, AcceleratorPoolArgs

MIG: AcceleratorPoolArgs = {
    "cluster": "site",
    "name": "mig",
    "accelerator": "A100-80GB",
    "per_node": 8,
    "partition": "3g.40gb",
    "partitions_per_device": 2,
    "node_names": ["n1", "n2"],
    "labels": {"rack": "7", "ai-landing-zone/pool": "not-this"},
}


def test_named_nodes_are_labelled_and_tainted(registered: Any) -> None:
    """One patch per node; labels of the landing zone win over the pool's own."""
    patches = [r for r in registered(lambda: AcceleratorPool("site-mig", MIG)) if r.custom]
    assert [p.name for p in patches] == ["site-n1", "site-n2"]
    node = patches[0].inputs
    assert node["metadata"]["name"] == "n1"
    assert node["metadata"]["labels"] == {
        "rack": "7",
        "app.kubernetes.io/managed-by": "ai-landing-zone",
        "ai-landing-zone/pool": "mig",
        "ai-landing-zone/accelerator": "A100-80GB",
        "nvidia.com/mig.config": "all-3g.40gb",
    }
    assert node["spec"]["taints"] == [{"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"}]


def test_a_pool_without_named_nodes_makes_no_object(registered: Any) -> None:
    """A cloud's node group labels its nodes itself."""
    args: AcceleratorPoolArgs = {**MIG, "node_names": []}
    assert [r.type for r in registered(lambda: AcceleratorPool("site-mig", args))] == [
        "ai-landing-zone:index:AcceleratorPool"
    ]


def test_taints_of_cpu_nodes_are_left_alone(registered: Any) -> None:
    """Owning an empty list of taints would take away those of others."""
    args: AcceleratorPoolArgs = {
        "cluster": "site",
        "name": "cpu",
        "accelerator": "cpu",
        "per_node": 0,
        "node_names": ["n3"],
    }
    (patch,) = [r for r in registered(lambda: AcceleratorPool("site-cpu", args)) if r.custom]
    assert "spec" not in patch.inputs
