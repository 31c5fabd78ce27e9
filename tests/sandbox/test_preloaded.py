"""A control plane that starts from a kept copy has the definitions, just as their releases apply them."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from landing_zone.sandbox import preloaded
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.parts.objects import DEFINITION, apply_all

pytestmark = pytest.mark.integration

CHARTS = ["gateway-helm"]


@pytest.fixture
def clusters(
    tmp_path: Path, binaries: dict[str, Path], shared_files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[SandboxCluster]]:
    """Two clusters that never ran, and an empty cache."""
    monkeypatch.setenv("LZ_CACHE_DIR", str(tmp_path / "cache"))
    made = [SandboxCluster.create(tmp_path / name, name, binaries, shared_files) for name in ("a", "b")]
    yield made
    for cluster in made:
        cluster.down()


async def versions(cluster: SandboxCluster) -> dict[str, Any]:
    """The resource version of every definition, before and after its release would apply it."""
    async with Kube.connect(cluster.kubeconfig) as kube:
        wanted = preloaded.definitions(cluster.share, CHARTS)
        before = await kube.list("apiextensions.k8s.io/v1", DEFINITION)
        await apply_all(kube, wanted)
        after = await kube.list("apiextensions.k8s.io/v1", DEFINITION)
    assert {obj["metadata"]["name"] for obj in wanted} == {obj["metadata"]["name"] for obj in before}
    assert [obj["metadata"]["resourceVersion"] for obj in before] == [
        obj["metadata"]["resourceVersion"] for obj in after
    ]
    return {obj["metadata"]["name"]: obj["metadata"]["uid"] for obj in after}


def test_it_is_made_once_and_its_releases_find_nothing_to_do(clusters: list[SandboxCluster], tmp_path: Path) -> None:
    """Two that need it at once get the same; what a killed maker left is removed; a cluster with data is left alone."""
    left = tmp_path / "cache" / "etcd" / ".making-left"
    left.mkdir(parents=True)
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda cluster: preloaded.seed(cluster, CHARTS), clusters))
    kept = [path.name for path in (tmp_path / "cache" / "etcd").iterdir() if path.is_dir()]
    assert len(kept) == 1
    assert not kept[0].startswith(".")
    first, second = clusters
    first.up()
    assert asyncio.run(versions(first)) != {}
    before = first.data.stat().st_ino
    preloaded.seed(first, CHARTS)
    assert first.data.stat().st_ino == before
    assert second.has_data


def test_nothing_is_made_for_charts_without_definitions(clusters: list[SandboxCluster], tmp_path: Path) -> None:
    """The cluster then starts from nothing."""
    preloaded.seed(clusters[0], ["gpu-operator"])
    assert not clusters[0].has_data
    assert not (tmp_path / "cache" / "etcd").exists()
