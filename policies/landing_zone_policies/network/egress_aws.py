"""N02 on AWS: what security groups let out."""

from collections.abc import Iterator

from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.network.rules_aws import Opening, is_unseen, openings
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN, Unknown


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge what goes out: all ports to everywhere is no allow-list."""
    found = [v for opening in openings(resource, "egress") for v in _judged(opening)]
    yield from (v for v in found if v.verdict is Verdict.FAIL)
    yield from (v for v in found if v.verdict is not Verdict.FAIL)
    if is_unseen(resource, "egress"):
        yield Violation("what `egress` lets out is not known yet", Verdict.UNDETERMINED)


def _judged(opening: Opening) -> Iterator[Violation]:
    everywhere, ports = opening.is_for_everywhere, opening.ports
    place = f"`{opening.field}`" if opening.field else "it"
    if everywhere is False or ports is None or (not isinstance(ports, Unknown) and not ports.is_all):
        return
    if UNKNOWN in (everywhere, ports, opening.props.get("type")):
        yield Violation(f"what {place} lets out is not known yet", Verdict.UNDETERMINED)
    else:
        yield Violation(f"{place} lets everything out to everywhere")
