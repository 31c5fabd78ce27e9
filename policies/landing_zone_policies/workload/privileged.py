"""K01: no container runs privileged."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.look import truth
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import KUBERNETES, Place

FLAGS = ("privileged", "hostProcess")
"""`hostProcess` is what Windows calls it."""
HOLDERS = ("securitycontext", "windowsoptions")


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge every security context of a Kubernetes object, and of a chart's values."""
    if not resource.type.startswith(KUBERNETES):
        return
    for place in resource.places:
        if _is_flag(place) and truth(place.value) not in (False, UNKNOWN) and place.value is not None:
            yield Violation(f"`{place.path}` is set: the container would own its node")
    for place in (*filter(_is_unknown_flag, resource.places), *resource.unseen_pods):
        yield Violation(f"`{place.path}` is not known yet, so a container may be privileged", Verdict.UNDETERMINED)
    if resource.props.get("valueYamlFiles"):
        yield Violation("values in files can't be judged", Verdict.UNDETERMINED)


def _is_flag(place: Place) -> bool:
    return place.key in FLAGS and place.parent.lower().endswith(HOLDERS)


def _is_unknown_flag(place: Place) -> bool:
    return place.value is UNKNOWN and (_is_flag(place) or place.key.lower().endswith(HOLDERS))


CONTROL = Control(
    id="K01",
    name="no-privileged-containers",
    title="No container runs privileged, init and ephemeral containers included",
    severity=Severity.CRITICAL,
    clauses=("PSS baseline", "CIS-EKS 4.2.1", "NSA 1.2", "CCC.K8S.CN05"),
    fix="remove the flag, and ask for the one device or capability that is needed",
    rule=rule,
)
