"""N01 on Azure: no rule of a security group opens a port of administration, or of plain text, to the internet."""

from collections.abc import Iterator
from typing import Any

from landing_zone_policies.azure import every, resolved
from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.look import at, items, mapping
from landing_zone_policies.network.ports import ADMINISTRATION, APIS, EVERYWHERE, PLAIN, Range
from landing_zone_policies.requirement import Answer, either
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN, Hidden

GROUP = "azure-native:network:NetworkSecurityGroup"
RULE = "azure-native:network:SecurityRule"
INTERNET = EVERYWHERE | {"*", "0.0.0.0", "/0", "<nw>/0", "internet", "any"}  # noqa: S104  (texts that mean everybody)
PORTS = tuple(sorted(ADMINISTRATION | APIS | PLAIN))


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge a rule, or every rule inside a group."""
    props = resolved(resource.props)
    if is_type(resource, RULE):
        yield from _judged(props, "the rule")
    elif is_type(resource, GROUP):
        held = at(props, "securityRules")
        for index, item in enumerate([UNKNOWN] if held is UNKNOWN else items(held)):
            yield from _judged(item, f"`securityRules[{index}]`")


def _judged(item: Any, name: str) -> Iterator[Violation]:
    is_open = UNKNOWN if item is UNKNOWN else _is_open({**mapping(mapping(item).get("properties")), **mapping(item)})
    if is_open is True:
        yield Violation(f"{name} opens a port of administration or plain text to the internet")
    elif is_open is UNKNOWN:
        yield Violation(f"{name} is not known yet as a whole: it may open a port", Verdict.UNDETERMINED)


def _is_open(item: dict[str, Any]) -> Answer:
    answers = (
        _is(item.get("access"), "allow"),
        _is(item.get("direction"), "inbound"),
        _is(item.get("protocol"), "tcp", "*"),
        either(_is(source, *INTERNET) for source in _both(item, "sourceAddressPrefix", "sourceAddressPrefixes")),
        either(_spans(ports) for ports in _both(item, "destinationPortRange", "destinationPortRanges")),
    )
    return every(iter(answers))


def _both(item: dict[str, Any], one: str, many: str) -> list[Any]:
    held = item.get(many)
    return [item.get(one), *([UNKNOWN] if held is UNKNOWN else items(held))]


def _is(value: Any, *texts: str) -> Answer:
    if value is UNKNOWN or isinstance(value, Hidden):
        return UNKNOWN
    return str(value).lower() in texts


def _spans(ports: Any) -> Answer:
    """Return whether a port, a range (`20-25`), a list of these divided by commas, or `*` has a port of ours."""
    if ports is UNKNOWN or isinstance(ports, Hidden):
        return UNKNOWN
    return any(_has_one(part.strip()) for part in str(ports).split(","))


def _has_one(part: str) -> bool:
    if part == "*":
        return True
    first, _, last = part.partition("-")
    if not all(bound.isdecimal() and len(bound) <= 5 for bound in (first, last or first)):
        return False
    return any(map(Range(int(first), int(last or first)).holds, PORTS))
