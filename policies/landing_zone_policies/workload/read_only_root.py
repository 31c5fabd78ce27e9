"""K10: containers can't change their own files."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Level, Severity, Violation
from landing_zone_policies.look import truth
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import Container, Pod
from landing_zone_policies.workload.judging import each_container, is_windows, own, undetermined

DOUBT = "a container may change its own files"


def _judged(pod: Pod, container: Container) -> Iterator[Violation]:
    setting = own(container, "readOnlyRootFilesystem")
    said = truth(setting.value)
    if said is True or is_windows(pod):
        return
    if said is UNKNOWN:
        yield undetermined(setting.path, DOUBT)
    else:
        yield Violation(f"`{setting.path}` is not set to true: an intruder could change the program")


CONTROL = Control(
    id="K10",
    name="read-only-root",
    title="The root file system of every container is read-only",
    severity=Severity.LOW,
    clauses=("NSA 1.1",),
    fix="set securityContext.readOnlyRootFilesystem to true, and mount an emptyDir where files are written",
    rule=each_container(_judged, DOUBT),
    level=Level.ADVISORY,
)
