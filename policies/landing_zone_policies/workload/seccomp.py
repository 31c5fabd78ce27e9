"""K08: system calls of every container are filtered."""

from collections.abc import Iterator
from typing import Any

from landing_zone_policies.control import Control, Severity, Violation
from landing_zone_policies.look import at
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import Container, Pod
from landing_zone_policies.workload.judging import annotations, contexts, each_pod, in_force, is_windows, undetermined

FIELD = ("seccompProfile", "type")
FILTERED = ("RuntimeDefault", "Localhost")
POD_ANNOTATION = "seccomp.security.alpha.kubernetes.io/pod"
CONTAINER_ANNOTATION = "container.seccomp.security.alpha.kubernetes.io/"
OLD_FILTERED = ("runtime/default", "docker/default", "localhost/")
"""What annotations say, the spelling before the field; that they are not read any more is another control's matter."""
DOUBT = "a container's system calls may be unfiltered"


def _pod(pod: Pod) -> Iterator[Violation]:
    if is_windows(pod):
        return
    for setting in contexts(pod, *FIELD):
        if setting.value is UNKNOWN:
            yield undetermined(setting.path, DOUBT)
        elif setting.value not in FILTERED:
            yield Violation(f"`{setting.path}` leaves system calls unfiltered")
    yield from _annotated(pod)
    for container in pod.containers:
        yield from _missing(pod, container)


def _annotated(pod: Pod) -> Iterator[Violation]:
    for name, value in annotations(pod):
        if name == POD_ANNOTATION or name.startswith(CONTAINER_ANNOTATION):
            if value is UNKNOWN:
                yield undetermined("an annotation for seccomp", DOUBT)
            elif not _is_filter(value):
                yield Violation("an annotation for seccomp leaves system calls unfiltered")


def _missing(pod: Pod, container: Container) -> Iterator[Violation]:
    setting, old = in_force(pod, container, *FIELD), tuple(_annotations(pod, container))
    if setting.value is UNKNOWN or (setting.value is None and UNKNOWN in old):
        yield undetermined(setting.path, DOUBT)
    elif setting.value is None and not any(map(_is_filter, old)):
        yield Violation(f"`{setting.path}` is missing: system calls are unfiltered")


def _annotations(pod: Pod, container: Container) -> Iterator[Any]:
    for name in (f"{CONTAINER_ANNOTATION}{container.spec.get('name')}", POD_ANNOTATION):
        yield at(pod.metadata, "annotations", name)


def _is_filter(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(OLD_FILTERED)


CONTROL = Control(
    id="K08",
    name="seccomp",
    title="System calls of every container are filtered by the runtime's or an own seccomp profile",
    severity=Severity.MEDIUM,
    clauses=("PSS restricted", "NSA 1.10"),
    fix="set securityContext.seccompProfile.type to RuntimeDefault at the pod",
    rule=each_pod(_pod, DOUBT),
)
