"""K31: objects are written in API versions that the cluster has."""

from collections.abc import Iterator

from landing_zone_policies.availability.removed_apis import REMOVED, REMOVED_ANNOTATIONS
from landing_zone_policies.control import Control, Severity, Violation
from landing_zone_policies.look import number
from landing_zone_policies.parameter import Parameter
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.workload.judging import annotations

VERSION = Parameter(
    control="K31",
    name="kubernetes_version",
    default="1.33",
    about="release that the clusters run or move to next, as major.minor",
)
GONE = {(version, kind): minor for version, kinds, minor in REMOVED for kind in kinds}


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge the version of an object, and annotations that nobody reads any more."""
    if resource.package != "kubernetes":
        return
    target = _minor(str(scene.value(VERSION)))
    gone = GONE.get((_version_of(resource), resource.kind))
    if gone is not None and gone <= target:
        yield Violation(f"its API version is gone since Kubernetes 1.{gone}")
    yield from _annotations(resource, target)


def _version_of(resource: Resource) -> str:
    """Return what the object says, else what its type does."""
    said = resource.props.get("apiVersion")
    return said if isinstance(said, str) else resource.type.split(":")[1].removeprefix("core/")


def _minor(version: str) -> int:
    minor = number(version.partition(".")[2].partition(".")[0])
    return int(minor) if isinstance(minor, float) else 0


def _annotations(resource: Resource, target: int) -> Iterator[Violation]:
    names = [name for pod in resource.pods for name, _ in annotations(pod)]
    for beginning, minor in REMOVED_ANNOTATIONS.items():
        if minor <= target and any(name.startswith(beginning) for name in names):
            yield Violation(f"an annotation of its pod is not read any more since Kubernetes 1.{minor}")


CONTROL = Control(
    id="K31",
    name="api-versions",
    title="Objects are written in API versions that the cluster has",
    severity=Severity.MEDIUM,
    clauses=("Kubernetes deprecation policy",),
    fix="write it in the stable version of its kind, and settings of seccomp as fields",
    rule=rule,
    parameters=(VERSION,),
)
