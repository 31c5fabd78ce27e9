"""K05: containers drop all capabilities and add back at most the one for low ports."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Severity, Violation
from landing_zone_policies.look import items
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import Container, Pod
from landing_zone_policies.workload.judging import each_container, is_windows, own, undetermined

DOUBT = "a container may hold capabilities"
ALLOWED = frozenset({"NET_BIND_SERVICE"})
ALL = "ALL"


def _judged(pod: Pod, container: Container) -> Iterator[Violation]:
    if is_windows(pod):
        return
    added, dropped = own(container, "capabilities", "add"), own(container, "capabilities", "drop")
    if _has_unknown(added.value):
        yield undetermined(added.path, DOUBT)
    if _names(added.value) - ALLOWED:
        yield Violation(f"`{added.path}` adds more than {', '.join(sorted(ALLOWED))}")
    names = _names(dropped.value)
    if ALL in names:
        return
    if _has_unknown(dropped.value):
        yield undetermined(dropped.path, DOUBT)
    else:
        yield Violation(f"`{dropped.path}` does not drop {ALL}")


def _has_unknown(value: object) -> bool:
    return value is UNKNOWN or any(item is UNKNOWN for item in items(value))


def _names(value: object) -> frozenset[str]:
    """Return names as the kernel's own list has them; runtimes take them in any case."""
    return frozenset(str(item).upper().removeprefix("CAP_") for item in items(value) if isinstance(item, str))


CONTROL = Control(
    id="K05",
    name="no-capabilities",
    title="Containers drop all capabilities and add at most NET_BIND_SERVICE",
    severity=Severity.HIGH,
    clauses=("PSS restricted", "CIS-EKS 4.2.7", "CIS-EKS 4.2.8"),
    fix="set securityContext.capabilities.drop to [ALL], and listen on a port above 1023",
    rule=each_container(_judged, DOUBT),
)
