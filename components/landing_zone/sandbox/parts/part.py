"""What a part is: the objects of a release, and the process that serves them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.parts.release import ReleaseSpec
from landing_zone.sandbox.program import Program

Object = dict[str, Any]
"""A Kubernetes object as JSON."""


@dataclass(frozen=True)
class Probe:
    """A GET on a port of the cluster that answers 200 once the process can do its work."""

    port: int
    path: str


@dataclass(frozen=True)
class Controller:
    """A controller that runs as a process beside the cluster, instead of in a pod."""

    program: Program
    account: str
    """Service account, in the release's namespace, whose permissions it has."""
    kubeconfig: str
    """File name, in the program's folder, of the kubeconfig made for it."""
    probe: Probe


@dataclass(frozen=True)
class Assembly:
    """All that a release comes to in one cluster."""

    objects: tuple[Object, ...] = ()
    """Applied before the controller starts."""
    controller: Controller | None = None
    attached: tuple[Object, ...] = ()
    """Objects by which the API server calls the controller: applied when it is ready, deleted before it ends."""


def folder(cluster: SandboxCluster, program: str) -> Path:
    """Return the folder that a controller keeps its files in; it goes when the release does."""
    return cluster.directory / "parts" / program


class Part(Protocol):
    """Stands for one or more charts."""

    @property
    def not_validated(self) -> Mapping[str, str | None]:
        """Charts that this part serves, each with the one sentence on what its presence here does not prove."""

    def assemble(self, cluster: SandboxCluster, release: ReleaseSpec) -> Assembly:
        """Return what to apply and run. May write files into the cluster's folder; may be called again at any time."""
