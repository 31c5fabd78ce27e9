"""K03: no pod and no volume reads the node's own files."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Severity, Violation
from landing_zone_policies.look import at, items
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import Pod
from landing_zone_policies.workload.judging import at_pod, each_pod, undetermined

DOUBT = "the pod may mount its node's files"
SOCKETS = ("docker.sock", "containerd.sock", "crio.sock", "cri-dockerd.sock")
"""Ends of the paths at which container runtimes listen: whoever reaches one owns the node."""


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge the volumes of every pod specification, and persistent volumes."""
    yield from _pods(resource, scene)
    if is_type(resource, "kubernetes:core/v1:PersistentVolume"):
        yield from _volume("spec", resource.props.get("spec"))


def _pod(pod: Pod) -> Iterator[Violation]:
    path, volumes = at_pod(pod, "volumes"), pod.spec.get("volumes")
    if volumes is UNKNOWN:
        yield undetermined(path, DOUBT)
    for index, volume in enumerate(items(volumes)):
        yield from _volume(f"{path}[{index}]", volume)


def _volume(path: str, volume: object) -> Iterator[Violation]:
    held = at(volume, "hostPath")
    if held is UNKNOWN:
        yield undetermined(path, DOUBT)
    elif held is not None:
        yield Violation(f"`{path}.hostPath` {_harm(at(held, 'path'))}")


def _harm(path: object) -> str:
    if isinstance(path, str) and path.rstrip("/").endswith(SOCKETS):
        return "mounts the socket of the container runtime: the pod would own its node"
    return "mounts a directory of the node"


_pods = each_pod(_pod, DOUBT)

CONTROL = Control(
    id="K03",
    name="no-host-paths",
    title="No pod mounts files of its node, least of all the socket of the container runtime",
    severity=Severity.CRITICAL,
    clauses=("PSS baseline",),
    fix="use a persistent volume claim, an emptyDir, a ConfigMap or a Secret in its place",
    rule=rule,
)
