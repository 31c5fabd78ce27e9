"""The graphs of every kind of cluster and profile, as they were last agreed on."""

import os
from collections.abc import Callable, Iterable
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from landing_zone.infra.cluster_platform import ClusterPlatform
from landing_zone.infra.clusters.cloud_cluster import CloudCluster
from landing_zone.infra.clusters.cluster_api_cluster import ClusterApiCluster, ClusterApiClusterArgs
from landing_zone.infra.translation.environment import landing_zone_args
from landing_zone.infra.translation.scope import Scope
from landing_zone.placement.plan import Plan

FOLDER = Path(__file__).parent / "golden"
RENEW = "LZ_RENEW=1 .venv/bin/pytest tests/infra/test_golden.py"
PROFILES = ("dev", "prod", "restricted")


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("site", ["aws", "azure", "gcp"])
def test_a_cluster_in_a_cloud(previewed: Any, arguments: Any, site: str, profile: str) -> None:
    """Everything of it: account, key, network, control plane, pools, store."""
    graph = _graph(previewed, lambda: CloudCluster("eu-cloud", arguments(site, profile)))
    _compare(f"{site}-{profile}", graph)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_cluster_of_cluster_api(previewed: Any, profile: str) -> None:
    """Its objects in the management cluster, and the way into it."""
    _compare(f"cluster-api-{profile}", _graph(previewed, lambda: ClusterApiCluster("eu", _on_prem(profile))))


def test_a_cluster_that_is_there(previewed: Any, scope: Scope, plan: Plan) -> None:
    """It has no profile: nothing is made of it but what runs inside."""
    args = next(c for c in landing_zone_args(scope, plan)["clusters"] if c["name"] == "clinic-site")
    _compare("existing", _graph(previewed, lambda: ClusterPlatform("clinic-site", args)))


def test_every_file_has_its_graph() -> None:
    """None is left over of a kind of cluster that is gone."""
    kinds = [f"{kind}-{profile}" for kind in ("aws", "azure", "gcp", "cluster-api") for profile in PROFILES]
    assert sorted(file.stem for file in FOLDER.glob("*.txt")) == sorted([*kinds, "existing"])


def _compare(name: str, graph: list[str]) -> None:
    file = FOLDER / f"{name}.txt"
    if os.environ.get("LZ_RENEW"):
        file.write_text("\n".join(graph) + "\n", encoding="utf-8")
    agreed = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    changed = "\n".join(unified_diff(agreed, graph, f"{file.name} as agreed", f"{file.name} now", lineterm="", n=0))
    if changed:
        pytest.fail(f"the graph has changed; if that is meant: {RENEW}\n{changed}", pytrace=False)


def _graph(previewed: Any, program: Callable[[], object]) -> list[str]:
    """Return a line per resource, sorted by type and name."""
    found = previewed(program)
    return sorted(_line(resource, found) for resource in found)


def _name(urn: str) -> str:
    """Return what others call a resource: the last part of its type, and its name."""
    *_, types, name = urn.split("::")
    return f"{types.rpartition(':')[2]}/{name}"


def _line(resource: Any, found: Iterable[Any]) -> str:
    facts = {
        "parent": _name(resource.parent).removeprefix("Stack/ai-landing-zone-test"),
        "provider": resource.provider,
        "after": ", ".join(sorted(_name(urn) for urn in _nearest(resource, found))),
    }
    told = [f"{key}: {value}" for key, value in facts.items() if value]
    return " | ".join([f"{resource.type} {resource.name}", *told, *(["protected"] if resource.protect else [])])


def _nearest(resource: Any, found: Iterable[Any]) -> set[str]:
    """Return what it waits for, without what those wait for already."""
    direct = {other.urn: other.dependencies for other in found}
    return {
        urn for urn in resource.dependencies if not any(_waits(other, urn, direct) for other in resource.dependencies)
    }


def _waits(urn: str, for_urn: str, direct: dict[str, frozenset[str]]) -> bool:
    """Say whether a resource waits for another, at however many removes."""
    return any(one == for_urn or _waits(one, for_urn, direct) for one in direct.get(urn, ()))


def _on_prem(profile: str) -> ClusterApiClusterArgs:
    return {
        "name": "eu",
        "site": "on-prem",
        "region": "frankfurt",
        "jurisdiction": "EU",
        "profile": profile,
        "kubernetes": "1.35.0",
        "namespace": "clusters",
        "infrastructure": "metal3",
        "endpoint": "10.0.0.10",
        "control_planes": 1 if profile == "dev" else 3,
        "control_plane_template": "eu-control-plane",
        "encryption_secret": "eu-encryption",
        "pods": "10.244.0.0/16",
        "services": "10.96.0.0/16",
        "pools": [
            {"name": "cpu", "template": "eu-cpu", "replicas": 2, "labels": {}, "taints": []},
            {
                "name": "h100",
                "template": "eu-h100",
                "replicas": 1,
                "labels": {"ai-landing-zone/pool": "h100"},
                "taints": [{"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"}],
            },
        ],
    }
