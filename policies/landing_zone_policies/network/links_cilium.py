"""N05 inside and between clusters: Cilium encrypts what its pods send."""

from collections.abc import Iterator

from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.requirement import judged, on
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

RELEASES = ("kubernetes:helm.sh/v3:Release", "kubernetes:helm.sh/v4:Chart")
ENCRYPTED = (on("values.encryption.enabled"),)


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge the values of Cilium's chart."""
    if not is_type(resource, *RELEASES):
        return
    chart = resource.props.get("chart")
    if chart is UNKNOWN:
        yield Violation("`chart` is not known yet", Verdict.UNDETERMINED)
    elif str(chart).rpartition("/")[2] == "cilium":
        yield from judged(ENCRYPTED, resource.props)
