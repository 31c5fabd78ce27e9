"""Clusters to make, as arguments."""

from typing import Any

import pytest

from landing_zone.config.cluster import Cluster
from landing_zone.infra.clusters.cloud_cluster import CloudClusterArgs, keepers, place
from landing_zone.infra.translation.cloud_clusters import cloud_cluster_args
from landing_zone.infra.translation.scope import Scope
from landing_zone.placement.plan import Plan, PoolUse


def cluster(profile: str = "prod", **network: Any) -> Cluster:
    """Return a cluster to make in Frankfurt, with one pool of accelerators and one of CPUs."""
    addresses = {"cidr": "10.1.0.0/16", "zones": ["eu-central-1a", "eu-central-1b"], **network}
    machines = {"vcpu": 8, "memory_gib": 32}
    l4 = {"name": "l4", "accelerator": "L4", "per_node": 1, "instance_type": "g6.2xlarge", "zones": ["eu-central-1b"]}
    cpu = {"name": "cpu", "accelerator": "cpu", "instance_type": "m7i.2xlarge", "purchase": "on-demand"}
    return Cluster.model_validate(
        {
            "name": "frankfurt",
            "site": "aws",
            "region": "eu-central-1",
            "create": {"profile": profile, "account": {"id": "111122223333"}, "network": addresses},
            "pools": [
                {**l4, **machines, "purchase": "spot", "nodes": {"max": 4}},
                {**cpu, **machines, "nodes": {"min": 1, "max": 3}},
            ],
        }
    )


def arguments(scope: Scope, plan: Plan, wanted: Cluster) -> CloudClusterArgs:
    """Translate."""
    assert wanted.create is not None
    return cloud_cluster_args(scope, plan, wanted, wanted.create, "EU")


@pytest.fixture
def used(plan: Plan) -> Plan:
    """A plan that uses two nodes of the accelerators."""
    use = PoolUse(
        cluster="frankfurt",
        pool="l4",
        accelerator="L4",
        nodes=2,
        nodes_max=4,
        devices_used=2,
        devices=2,
        cost_usd_per_hour=1.0,
    )
    return plan.model_copy(update={"pools": (use,)})


def test_pools_begin_with_the_nodes_of_the_plan(scope: Scope, used: Plan) -> None:
    """Two of the accelerators; of the CPUs, which the plan does not use, the fewest that are allowed."""
    pools = {pool["name"]: pool for pool in arguments(scope, used, cluster())["pools"]}
    assert {name: (p["min"], p["planned"], p["max"]) for name, p in pools.items()} == {
        "l4": (0, 2, 4),
        "cpu": (1, 1, 3),
    }
    assert pools["l4"]["accelerator_vendor"] == "nvidia"
    assert pools["cpu"]["accelerator_vendor"] == ""


def test_nodes_carry_what_pods_look_for(scope: Scope, used: Plan) -> None:
    """The pool's label, and the taint of accelerators on those that have some."""
    pools = {pool["name"]: pool for pool in arguments(scope, used, cluster())["pools"]}
    assert {p["labels"]["ai-landing-zone/pool"] for p in pools.values()} == {"l4", "cpu"}
    assert [t["key"] for t in pools["l4"]["taints"]] == ["nvidia.com/gpu"]
    assert pools["cpu"]["taints"] == []


def test_a_pool_stands_in_its_own_zones_else_in_all(scope: Scope, used: Plan) -> None:
    """As written in the environment."""
    zones = {pool["name"]: pool["zones"] for pool in arguments(scope, used, cluster())["pools"]}
    assert zones == {"l4": ["eu-central-1b"], "cpu": ["eu-central-1a", "eu-central-1b"]}


@pytest.mark.parametrize(("profile", "ways"), [("dev", "single"), ("prod", "per-zone"), ("restricted", "none")])
def test_the_profile_says_how_many_ways_out(scope: Scope, used: Plan, profile: str, ways: str) -> None:
    """Unless the environment does."""
    assert arguments(scope, used, cluster(profile))["network"]["nat"] == ways
    assert arguments(scope, used, cluster(profile, nat="single"))["network"]["nat"] == "single"


def test_only_spot_falls_back(scope: Scope, used: Plan) -> None:
    """To nodes by the hour, where none are to be had."""
    assert [pool["fallback"] for pool in arguments(scope, used, cluster())["pools"]] == [True, False]


def test_one_store_serves_an_account_in_a_jurisdiction(scope: Scope, used: Plan) -> None:
    """The first cluster by name brings it; another account or law has another."""
    first = arguments(scope, used, cluster())
    second: CloudClusterArgs = {**first, "name": "berlin"}
    elsewhere: CloudClusterArgs = {**first, "name": "ohio", "jurisdiction": "US"}
    assert keepers([first, second, elsewhere]) == {place(first): "berlin", place(elsewhere): "ohio"}
