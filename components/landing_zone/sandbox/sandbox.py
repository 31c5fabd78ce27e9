"""The sandbox of an environment: its clusters and stand-ins of clouds, all together."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.cluster import Cluster
from landing_zone.config.environment import Environment
from landing_zone.config.paths import Paths, sandbox_folder
from landing_zone.config.rule import Site
from landing_zone.sandbox import preloaded
from landing_zone.sandbox.clouds import moto, opening
from landing_zone.sandbox.clouds.folders import cluster_folder
from landing_zone.sandbox.clouds.programs import Programs
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.nodes import apply_nodes
from landing_zone.sandbox.program import Process
from landing_zone.sandbox.record import FILE

Say = Callable[[str], None]


class Sandbox:
    """What stands in for the clusters and clouds of one environment."""

    def __init__(self, name: str, paths: Paths) -> None:
        self.name = name
        self._state = paths.state

    def up(
        self, environment: Environment, catalog: Catalog, programs: Programs, say: Say, *, aws: bool = False
    ) -> None:
        """Bring up all that the engine does not make itself; idempotent.

        Clusters that are there already come up with the nodes of their pools. Those that a cloud makes open when the
        engine creates them; here they are only mended, as after a reboot.

        Args:
            programs: what control planes run, also those that are opened later.
            say: called with a line for each thing that is ready.
            aws: whether the state knows resources of AWS, whatever the environment says now.

        Raises:
            SandboxError: the kind of space that is forced is refused here, or something did not come up.
        """
        programs.write(self._state, self.name)
        there = [cluster for cluster in environment.clusters if cluster.create is None]
        work = [self._bringing_up(cluster, catalog, programs, say) for cluster in there]
        work += [
            self._mending(cluster, say) for cluster in self.clusters() if cluster.is_opened and not cluster.alive()
        ]
        if aws or any(cluster.create and cluster.site is Site.AWS for cluster in environment.clusters):
            work.append(self._starting_moto(say))
        with ThreadPoolExecutor(max_workers=max(1, len(work))) as pool:
            list(pool.map(lambda task: task(), work))

    def _bringing_up(self, cluster: Cluster, catalog: Catalog, programs: Programs, say: Say) -> Callable[[], None]:
        folder = cluster_folder(self._state, self.name, cluster.name)
        made = SandboxCluster.create(folder, cluster.name, programs.binaries, programs.share)

        def bring_up() -> None:
            preloaded.seed(made, programs.charts)
            made.up()
            asyncio.run(_nodes(made, cluster, catalog))
            say(f"control plane {cluster.name} is ready")

        return bring_up

    def _mending(self, cluster: SandboxCluster, say: Say) -> Callable[[], None]:
        def mend() -> None:
            opening.open_cluster(self._state, self.name, cluster.name)
            say(f"control plane {cluster.name} runs again")

        return mend

    def _starting_moto(self, say: Say) -> Callable[[], None]:
        def start() -> None:
            say(f"AWS is moto at {moto.start(self._state, self.name)}")

        return start

    def clusters(self) -> list[SandboxCluster]:
        """Clusters that were made and not yet taken down, by name."""
        folder = sandbox_folder(self._state, self.name)
        folders = sorted(file.parent for file in folder.glob(f"*/{FILE}"))
        return [cluster for folder in folders if (cluster := SandboxCluster.open(folder))]

    def servers(self) -> dict[str, str]:
        """Return the addresses of servers that stand in for clouds and run, by cloud."""
        url = moto.find(self._state, self.name)
        return {"aws": url} if url else {}

    def server_processes(self) -> list[Process]:
        """Return what runs of those servers."""
        return moto.processes(self._state, self.name)

    def close_opened(self) -> list[str]:
        """Close the clusters that the engine opened, and return their names."""
        names = [cluster.name for cluster in self.clusters() if cluster.is_opened]
        for name in names:
            opening.close_cluster(self._state, self.name, name)
        return names

    def down(self) -> None:
        """End every process, and forget the clusters and what was made in clouds."""
        for cluster in self.clusters():
            cluster.down()
        moto.stop(self._state, self.name)
        shutil.rmtree(sandbox_folder(self._state, self.name), ignore_errors=True)


def sandboxes(paths: Paths) -> Iterator[Sandbox]:
    """Yield the sandboxes of this checkout, also those without a cluster."""
    for folder in sorted(paths.state.glob("sandbox/*/")):
        yield Sandbox(folder.name, paths)


async def _nodes(made: SandboxCluster, cluster: Cluster, catalog: Catalog) -> None:
    async with Kube.connect(made.kubeconfig) as kube:
        await apply_nodes(kube, cluster, catalog)
