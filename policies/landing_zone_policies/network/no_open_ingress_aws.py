"""N01 on AWS: security groups and network ACLs."""

from collections.abc import Iterator

from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.network.acl_aws import open_in_acl
from landing_zone_policies.network.ports import ADMINISTRATION, APIS, PLAIN
from landing_zone_policies.network.rules_aws import Opening, is_unseen, openings
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN, Unknown

CLOSED = ADMINISTRATION | APIS | PLAIN


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge what comes in."""
    found = [v for opening in openings(resource, "ingress") for v in _judged(opening)]
    found += open_in_acl(resource)
    yield from (v for v in found if v.verdict is Verdict.FAIL)
    yield from (v for v in found if v.verdict is not Verdict.FAIL)
    if is_unseen(resource, "ingress"):
        yield Violation("what `ingress` lets in is not known yet", Verdict.UNDETERMINED)


def _judged(opening: Opening) -> Iterator[Violation]:
    everywhere, ports = opening.is_for_everywhere, opening.ports
    place = f"`{opening.field}`" if opening.field else "it"
    if everywhere is False or ports is None:
        return
    if isinstance(ports, Unknown):
        yield Violation(f"the ports that {place} opens are not known yet", Verdict.UNDETERMINED)
    elif words := _words(ports.is_all, [f"{p} ({n})" for p, n in CLOSED.items() if ports.holds(p)]):
        if everywhere is UNKNOWN or opening.props.get("type") is UNKNOWN:
            yield Violation(f"to whom {place} opens {words} is not known yet", Verdict.UNDETERMINED)
        else:
            yield Violation(f"{place} opens {words} to everywhere")


def _words(is_all: bool, ports: list[str]) -> str:
    return "all ports" if is_all else f"port {', '.join(ports)}" if ports else ""
