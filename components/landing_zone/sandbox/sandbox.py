"""The sandbox of an environment: its clusters, all together."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.cluster import Cluster
from landing_zone.config.environment import Environment
from landing_zone.config.paths import Paths
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.nodes import apply_nodes
from landing_zone.sandbox.record import FILE


class Sandbox:
    """Control planes that stand in for the clusters of one environment."""

    def __init__(self, name: str, paths: Paths) -> None:
        self.name = name
        self._paths = paths

    def up(
        self,
        environment: Environment,
        catalog: Catalog,
        binaries: Mapping[str, Path],
        share: Mapping[str, Path],
        on_ready: Callable[[str], None],
    ) -> None:
        """Bring every cluster up, with the nodes of its pools; idempotent.

        Args:
            on_ready: called with the name of each cluster when it is ready.

        Raises:
            SandboxError: the kind of space that is forced is refused here, or a control plane did not come up.
        """
        made = [self._make(cluster, binaries, share) for cluster in environment.clusters]

        def bring_up(cluster: Cluster, made: SandboxCluster) -> None:
            made.up()
            asyncio.run(_nodes(made, cluster, catalog))
            on_ready(cluster.name)

        with ThreadPoolExecutor() as pool:
            list(pool.map(bring_up, environment.clusters, made))

    def _make(self, cluster: Cluster, binaries: Mapping[str, Path], share: Mapping[str, Path]) -> SandboxCluster:
        folder = self._paths.sandbox(self.name) / cluster.name
        return SandboxCluster.create(folder, cluster.name, binaries, share)

    def clusters(self) -> list[SandboxCluster]:
        """Clusters that were made and not yet taken down, by name."""
        folders = sorted(file.parent for file in self._paths.sandbox(self.name).glob(f"*/{FILE}"))
        return [cluster for folder in folders if (cluster := SandboxCluster.open(folder))]

    def down(self) -> None:
        """End every process of every cluster and forget them."""
        for cluster in self.clusters():
            cluster.down()


def sandboxes(paths: Paths) -> Iterator[Sandbox]:
    """Yield the sandboxes of this checkout that have a cluster."""
    folder = paths.state / "sandbox"
    for name in sorted({file.parent.parent.name for file in folder.glob(f"*/*/{FILE}")}):
        yield Sandbox(name, paths)


async def _nodes(made: SandboxCluster, cluster: Cluster, catalog: Catalog) -> None:
    async with Kube.connect(made.kubeconfig) as kube:
        await apply_nodes(kube, cluster, catalog)
