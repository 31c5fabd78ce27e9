"""An etcd with the definitions of charts in it, made once and kept in the cache: a copy of it comes up in seconds.

To apply KServe's and the Gateway API's definitions to a control plane takes longer than to start it, and costs most
where several start at once. They are applied just as their releases would, which then find them done.
"""

import asyncio
import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from landing_zone.config.paths import cache_dir
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.files import alone
from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.parts import gateway_api, kserve
from landing_zone.sandbox.parts.manifests import labelled, load
from landing_zone.sandbox.parts.objects import DEFINITION, apply_all
from landing_zone.sandbox.parts.part import Object

CHARTS = frozenset({"kserve-crd", "gateway-helm"})
"""Charts whose definitions are applied beforehand."""
_PROGRAMS = ("etcd", "kube-apiserver")
"""Programs whose data it is: another build of one makes it anew."""
_UNFINISHED = ".making-"


def seed(cluster: SandboxCluster, charts: Sequence[str]) -> None:
    """Give a cluster that has no data yet a copy of the etcd with the charts' definitions, made where it is missing.

    Raises:
        SandboxError: it could not be made.
    """
    wanted = definitions(cluster.share, charts)
    if wanted and not cluster.has_data:
        cluster.take_data(_made(cluster, wanted))


def definitions(share: Mapping[str, Path], charts: Sequence[str]) -> list[Object]:
    """Return the definitions that the releases of these charts would apply."""
    found: list[Object] = []
    if "kserve-crd" in charts:
        found += load(share, kserve.SHARE, f"{kserve.INSTALL}/kserve-crds.yaml")
    if "gateway-helm" in charts:
        found += [*gateway_api.gateway_api(share), *gateway_api.envoy_gateway(share)]
    return [labelled(obj) for obj in found if obj["kind"] == DEFINITION]


def _made(cluster: SandboxCluster, wanted: Sequence[Object]) -> Path:
    """Return the folder of the etcd's data, made unless it is there; one process makes it, others wait."""
    root = cache_dir() / "etcd"
    folder = root / _key(cluster, wanted)
    with alone(root / ".lock"):
        if not folder.is_dir():
            _remove_unfinished(root)
            _make(cluster, wanted, folder)
    return folder


def _key(cluster: SandboxCluster, wanted: Sequence[Object]) -> str:
    """Return what tells it from others: content of the definitions, builds of the programs, range of Services."""
    stats = {name: cluster.binaries[name].stat() for name in _PROGRAMS}
    builds = {name: [stat.st_size, stat.st_mtime_ns] for name, stat in stats.items()}
    text = json.dumps([wanted, builds, cluster.service_range], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _make(like: SandboxCluster, wanted: Sequence[Object], folder: Path) -> None:
    """Run a control plane for as long as the definitions take, end it in order, and keep its data."""
    scratch = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder.parent))
    maker = SandboxCluster.create(scratch, "definitions", like.binaries, like.share, wants_gateway=False)
    try:
        maker.up()
        asyncio.run(_apply(maker, wanted))
        for program in ("kwok", "kube-scheduler", "kube-controller-manager", "kube-apiserver", "etcd"):
            maker.stop(program)
        maker.data.rename(folder)
    finally:
        maker.down()


async def _apply(cluster: SandboxCluster, wanted: Sequence[Object]) -> None:
    async with Kube.connect(cluster.kubeconfig) as kube:
        await apply_all(kube, wanted)


def _remove_unfinished(root: Path) -> None:
    """End and remove what a killed process left, while nobody else makes one."""
    for scratch in root.glob(f"{_UNFINISHED}*"):
        if cluster := SandboxCluster.open(scratch):
            cluster.down()
        shutil.rmtree(scratch, ignore_errors=True)
