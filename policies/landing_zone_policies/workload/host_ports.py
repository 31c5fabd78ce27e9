"""K04: no container listens on a port of its node."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Severity, Violation
from landing_zone_policies.look import at, items, number, truth
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import Container, Pod
from landing_zone_policies.workload.judging import at_pod, each_pod, undetermined

DOUBT = "a container may listen on its node"


def _pod(pod: Pod) -> Iterator[Violation]:
    """With the node's network every port of a container is one of the node."""
    shares = truth(pod.spec.get("hostNetwork"))
    if shares is UNKNOWN:
        yield undetermined(at_pod(pod, "hostNetwork"), DOUBT)
    elif shares:
        yield Violation(f"`{at_pod(pod, 'hostNetwork')}` is set: all ports of the pod are ports of the node")
    for container in pod.containers:
        yield from _container(container)


def _container(container: Container) -> Iterator[Violation]:
    ports = container.spec.get("ports")
    if ports is UNKNOWN:
        yield undetermined(f"{container.path}.ports", DOUBT)
    for index, port in enumerate(items(ports)):
        yield from _port(f"{container.path}.ports[{index}]", at(port, "hostPort"))


def _port(path: str, value: object) -> Iterator[Violation]:
    if value is UNKNOWN:
        yield undetermined(f"{path}.hostPort", DOUBT)
    elif value is not None and number(value) != 0:
        yield Violation(f"`{path}.hostPort` opens a port of the node, past every network policy")


CONTROL = Control(
    id="K04",
    name="no-host-ports",
    title="No container listens on a port of its node",
    severity=Severity.HIGH,
    clauses=("PSS baseline",),
    fix="remove hostPort, and publish the port with a Service",
    rule=each_pod(_pod, DOUBT),
)
