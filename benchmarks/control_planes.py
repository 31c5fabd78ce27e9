"""Cold start of several control planes at once, with the definitions of KServe and the gateway: applied, or preloaded.

`python -m benchmarks.control_planes [COUNT]` prints seconds until every definition is served on all of them, from an
empty etcd and from the copy that the sandbox keeps in the cache, and what making that copy takes.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from landing_zone.cli.deploy.prepare import SANDBOX_PROGRAMS, SANDBOX_SHARE
from landing_zone.config.paths import Paths
from landing_zone.engine.binaries import PlainProgress, ensure, share
from landing_zone.errors import SandboxError
from landing_zone.sandbox import preloaded
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.parts.objects import apply_all

CHARTS = sorted(preloaded.CHARTS)


def start(cluster: SandboxCluster, *, is_seeded: bool) -> None:
    """Bring up a control plane, and its definitions as their releases do."""
    if is_seeded:
        preloaded.seed(cluster, CHARTS)
    cluster.up()

    async def define() -> None:
        async with Kube.connect(cluster.kubeconfig) as kube:
            await apply_all(kube, preloaded.definitions(cluster.share, CHARTS))

    asyncio.run(define())


def seconds(work: Callable[[], object]) -> float:
    """Measure."""
    began = time.monotonic()
    work()
    return time.monotonic() - began


def run(clusters: list[SandboxCluster], *, is_seeded: bool) -> str:
    """Start all at once, and end them; return seconds until they were ready, or what was too slow."""

    def start_all() -> None:
        with ThreadPoolExecutor(len(clusters)) as pool:
            list(pool.map(lambda cluster: start(cluster, is_seeded=is_seeded), clusters))

    try:
        return f"{seconds(start_all):.1f} s"
    except SandboxError as error:
        return f"failed: {error}"
    finally:
        for cluster in clusters:
            cluster.down()


def main(count: int) -> None:
    """Print the table."""
    paths = Paths(Path(__file__).parents[1])
    binaries = ensure(("pulumi", *SANDBOX_PROGRAMS), paths, PlainProgress(print))
    files = {name: share(part, paths) for name, part in SANDBOX_SHARE.items()}
    with tempfile.TemporaryDirectory() as scratch:

        def made(row: str, number: int) -> list[SandboxCluster]:
            names = [f"{row}-{i}" for i in range(number)]
            return [SandboxCluster.create(Path(scratch) / n, n, binaries, files) for n in names]

        maker = made("maker", 1)[0]
        print(f"making the copy, or finding it: {seconds(lambda: preloaded.seed(maker, CHARTS)):.1f} s")
        print(f"{count} control planes, definitions applied: {run(made('empty', count), is_seeded=False)}")
        print(f"{count} control planes, definitions preloaded: {run(made('seeded', count), is_seeded=True)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
