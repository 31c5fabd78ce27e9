"""Simulated nodes say of themselves what a pool's machines would."""

from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.load import load_catalog
from landing_zone.config.cluster import Cluster
from landing_zone.sandbox.nodes import MARK, nodes


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The shipped catalog."""
    return load_catalog()


def cluster(**pool: Any) -> Cluster:
    """A cluster with one pool of two H100 nodes, of which ``pool`` overrides values."""
    wanted = {
        "name": "gpu",
        "accelerator": "H100",
        "per_node": 8,
        "vcpu": 96,
        "memory_gib": 1024,
        "nodes": {"max": 2},
        "price_usd_per_hour": 1,
        "taints": [{"key": "nvidia.com/gpu", "value": "present"}],
        **pool,
    }
    return Cluster.model_validate({"name": "one", "site": "aws", "region": "us-east-1", "pools": [wanted]})


def made(catalog: Catalog, **pool: Any) -> list[dict[str, Any]]:
    """Return the nodes of the pool."""
    here = cluster(**pool)
    return nodes(here, here.pools[0], catalog)


def test_a_node_groups_nodes_are_labelled_and_tainted(catalog: Catalog) -> None:
    """As a cloud makes them, up to the most that the pool may have."""
    first, second = made(catalog, labels={"team": "a"})
    assert [n["metadata"]["name"] for n in (first, second)] == ["one-gpu-0", "one-gpu-1"]
    labels = first["metadata"]["labels"]
    assert (labels["ai-landing-zone/pool"], labels["team"], labels[MARK]) == ("gpu", "a", "true")
    assert first["spec"]["taints"] == [{"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"}]


def test_named_machines_are_bare(catalog: Catalog) -> None:
    """The program's own component labels and taints them."""
    (node,) = made(catalog, nodes={"max": 1, "names": ["rack-7"]})
    assert node["metadata"]["name"] == "rack-7"
    assert "ai-landing-zone/pool" not in node["metadata"]["labels"]
    assert node["spec"] == {}


@pytest.mark.parametrize(
    ("pool", "devices"),
    [
        ({}, {"nvidia.com/gpu": "8"}),
        ({"accelerator": "A100-80GB", "partition": "3g.40gb"}, {"nvidia.com/mig-3g.40gb": "16"}),
        ({"accelerator": "cpu", "per_node": 0, "taints": []}, {}),
    ],
)
def test_devices_are_advertised_as_the_device_plugin_does(
    catalog: Catalog, pool: dict[str, Any], devices: dict[str, str]
) -> None:
    """Whole devices, partitions by profile, or none."""
    node = made(catalog, **pool)[0]
    found = {key: value for key, value in node["status"]["allocatable"].items() if key.startswith("nvidia.com/")}
    assert found == devices
    assert ("nvidia.com/gpu.present" in node["metadata"]["labels"]) == bool(devices)


def test_zones_take_turns(catalog: Catalog) -> None:
    """So that spreading over zones can be rehearsed."""
    zones = [n["metadata"]["labels"]["topology.kubernetes.io/zone"] for n in made(catalog, zones=["a", "b"])]
    assert zones == ["a", "b"]
