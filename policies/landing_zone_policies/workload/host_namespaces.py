"""K02: no pod shares the namespaces of its node."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Severity, Violation
from landing_zone_policies.look import truth
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import Pod
from landing_zone_policies.workload.judging import CHARTS, at_pod, each_pod, undetermined

FLAGS = {
    "hostNetwork": "it would have the node's network",
    "hostPID": "it would see the node's processes",
    "hostIPC": "it would read the node's shared memory",
}
DOUBT = "the pod may share its node's namespaces"


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge every pod specification of an object, and the switches in a chart's values."""
    yield from _pods(resource, scene)
    if resource.kind in CHARTS:
        for place in resource.places:
            if place.key in FLAGS:
                yield from _judged(place.path, place.key, place.value)


def _pod(pod: Pod) -> Iterator[Violation]:
    for flag in FLAGS:
        yield from _judged(at_pod(pod, flag), flag, pod.spec.get(flag))


def _judged(path: str, flag: str, value: object) -> Iterator[Violation]:
    said = truth(value)
    if said is UNKNOWN:
        yield undetermined(path, DOUBT)
    elif said:
        yield Violation(f"`{path}` is set: {FLAGS[flag]}")


_pods = each_pod(_pod, DOUBT)

CONTROL = Control(
    id="K02",
    name="no-host-namespaces",
    title="No pod shares the network, the processes or the memory of its node",
    severity=Severity.CRITICAL,
    clauses=("PSS baseline", "CIS-EKS 4.2.2", "CIS-EKS 4.2.3", "CIS-EKS 4.2.4", "NSA 1.3", "NSA 1.4", "NSA 1.5"),
    fix="remove the switch, and reach the pod through a Service",
    rule=rule,
)
