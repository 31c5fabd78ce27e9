"""K06: no process of a container gains more rights than its parent."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Severity, Violation
from landing_zone_policies.look import truth
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import Container, Pod
from landing_zone_policies.workload.judging import each_container, is_windows, own, undetermined

DOUBT = "a container's processes may gain rights"


def _judged(pod: Pod, container: Container) -> Iterator[Violation]:
    """Left out, it is allowed."""
    setting = own(container, "allowPrivilegeEscalation")
    said = truth(setting.value)
    if is_windows(pod) or said is False:
        return
    if said is UNKNOWN:
        yield undetermined(setting.path, DOUBT)
    else:
        yield Violation(f"`{setting.path}` is {'set' if said else 'not set to false'}: processes may gain rights")


CONTROL = Control(
    id="K06",
    name="no-privilege-escalation",
    title="No process of a container gains more rights than its parent",
    severity=Severity.HIGH,
    clauses=("PSS restricted", "CIS-EKS 4.2.5", "NSA 1.7"),
    fix="set securityContext.allowPrivilegeEscalation to false in every container",
    rule=each_container(_judged, DOUBT),
)
