"""K11: containers say what they need and how much memory they may take at most."""

from collections.abc import Iterator
from typing import Any

from landing_zone_policies.control import Control, Severity, Violation
from landing_zone_policies.look import at
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import Container, Pod
from landing_zone_policies.workload.judging import each_container, undetermined

DOUBT = "what a container needs is not known"
NEEDED = (("requests", "cpu"), ("requests", "memory"), ("limits", "memory"))
EPHEMERAL = "ephemeralContainers"
"""Kubernetes lets these have no resources."""
DOMAIN = "/"
"""What names of extended resources have, and those of Kubernetes' own have not."""


def _judged(pod: Pod, container: Container) -> Iterator[Violation]:
    if container.role == EPHEMERAL:
        return
    for part, name in NEEDED:
        yield from _amount(f"{container.path}.resources.{part}.{name}", _said(container, part, name))
    for name in sorted(_extended(container)):
        yield from _device(container, name)


def _amount(path: str, value: Any) -> Iterator[Violation]:
    if value is UNKNOWN:
        yield undetermined(path, DOUBT)
    elif value in (None, ""):
        yield Violation(f"`{path}` is missing")


def _device(container: Container, name: str) -> Iterator[Violation]:
    """A request left out is the limit; a device can't be promised twice."""
    request, limit = _said(container, "requests", name), _said(container, "limits", name)
    if UNKNOWN in (request, limit):
        yield undetermined(f"{container.path}.resources", DOUBT)
    elif request is not None and str(request) != str(limit):
        yield Violation(f"`{container.path}.resources` requests another amount of a device than its limit")


def _extended(container: Container) -> set[str]:
    parts = (at(container.spec, "resources", part) for part in ("requests", "limits"))
    return {name for part in parts if isinstance(part, dict) for name in part if DOMAIN in name}


def _said(container: Container, part: str, name: str) -> Any:
    return at(container.spec, "resources", part, name)


CONTROL = Control(
    id="K11",
    name="requests-and-limits",
    title="Every container requests CPU and memory, has a memory limit, and asks for devices in full",
    severity=Severity.MEDIUM,
    clauses=("NSA 4.0", "NSA 4.1", "CCC.K8S.CN13", "FinOps"),
    fix="set resources.requests.cpu, resources.requests.memory and resources.limits.memory from measured use",
    rule=each_container(_judged, DOUBT),
)
