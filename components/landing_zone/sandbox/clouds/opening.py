"""Control planes that open when the engine creates a cluster of a cloud, and close when it deletes it.

Every function may take seconds and blocks: a plugin calls them in a thread. Two that open or close the same cluster
wait for each other, also in different processes.
"""

from pathlib import Path

from landing_zone.config.paths import sandbox_folder
from landing_zone.sandbox import preloaded
from landing_zone.sandbox.clouds import programs
from landing_zone.sandbox.clouds.folders import cluster_folder
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.files import alone


def open_cluster(state: Path, environment: str, name: str) -> SandboxCluster:
    """Return the running control plane of a cluster, made in 4 to 8 s where it is missing.

    What an interrupted opening, a reboot or a kill left is repaired: ports, keys and data are kept.

    Raises:
        SandboxError: `lz` has not prepared the sandbox, or the control plane did not come up.
    """
    with alone(_lock(state, environment, name)):
        found = programs.read(sandbox_folder(state, environment))
        if (old := find_cluster(state, environment, name)) and not old.is_opened:
            old.down()
        folder = cluster_folder(state, environment, name)
        cluster = SandboxCluster.create(folder, name, found.binaries, found.share, is_opened=True)
        preloaded.seed(cluster, found.charts)
        cluster.up()
        return cluster


def find_cluster(state: Path, environment: str, name: str) -> SandboxCluster | None:
    """Return the cluster, running or not; None where it was never opened, or is closed."""
    return SandboxCluster.open(cluster_folder(state, environment, name))


def close_cluster(state: Path, environment: str, name: str) -> None:
    """End every process of a cluster and forget it; nothing happens where none is open."""
    with alone(_lock(state, environment, name)):
        cluster = find_cluster(state, environment, name)
        if cluster and cluster.is_opened:
            cluster.down()


def _lock(state: Path, environment: str, name: str) -> Path:
    return sandbox_folder(state, environment) / ".locks" / name
