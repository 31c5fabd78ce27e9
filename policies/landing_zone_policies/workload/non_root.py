"""K07: no container runs as root."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Severity, Violation
from landing_zone_policies.look import number, truth
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import Container, Pod
from landing_zone_policies.workload.judging import Setting, contexts, each_pod, in_force, undetermined

DOUBT = "a container may run as root"


def _pod(pod: Pod) -> Iterator[Violation]:
    """The user is judged wherever one is named; whether root is refused, as it holds for each container."""
    for setting in contexts(pod, "runAsUser"):
        yield from _user(setting)
    for container in pod.containers:
        yield from _refusal(pod, container)


def _user(setting: Setting) -> Iterator[Violation]:
    if setting.value is UNKNOWN:
        yield undetermined(setting.path, DOUBT)
    elif number(setting.value) == 0:
        yield Violation(f"`{setting.path}` is root")


def _refusal(pod: Pod, container: Container) -> Iterator[Violation]:
    setting = in_force(pod, container, "runAsNonRoot")
    said = truth(setting.value)
    if said is UNKNOWN:
        yield undetermined(setting.path, DOUBT)
    elif not said:
        yield Violation(f"`{setting.path}` does not refuse root, and neither does what it inherits from")


CONTROL = Control(
    id="K07",
    name="no-root",
    title="No container runs as root, and each refuses to",
    severity=Severity.HIGH,
    clauses=("PSS restricted", "CIS-EKS 4.2.6", "NSA 1.0"),
    fix="set runAsNonRoot to true and runAsUser to a number above 0, at the pod or in every container",
    rule=each_pod(_pod, DOUBT),
)
