"""N01 on GCP: no firewall rule opens a port of administration, or of plain text, to the internet."""

from typing import Any

from landing_zone_policies.azure import every
from landing_zone_policies.look import at, items, truth
from landing_zone_policies.network.ports import ADMINISTRATION, APIS, EVERYWHERE, PLAIN, Range
from landing_zone_policies.requirement import Answer, Requirement, by_type, either
from landing_zone_policies.unknown import UNKNOWN

ALLOWS = "allows"
PORTS = tuple(sorted(ADMINISTRATION | APIS | PLAIN))


def _is_closed(props: dict[str, Any]) -> Answer:
    """A rule without a direction is of ingress; an allowed protocol without ports has all of them."""
    direction, disabled = props.get("direction"), truth(props.get("disabled"))
    answers = (
        UNKNOWN if direction is UNKNOWN else str(direction or "ingress").lower() == "ingress",
        UNKNOWN if disabled is UNKNOWN else disabled is not True,
        either(UNKNOWN if s is UNKNOWN else s in EVERYWHERE for s in _listed(props.get("sourceRanges"))),
        either(_opens(allowed) for allowed in _listed(props.get(ALLOWS))),
    )
    is_open = every(iter(answers))
    return UNKNOWN if is_open is UNKNOWN else not is_open


def _opens(allowed: Any) -> Answer:
    protocol, ports = at(allowed, "protocol"), at(allowed, "ports")
    if UNKNOWN in (allowed, protocol, ports):
        return UNKNOWN
    if str(protocol).lower() not in ("tcp", "6", "all"):
        return False
    return either(_has_one(port) for port in items(ports)) if ports else True


def _has_one(port: Any) -> Answer:
    first, _, last = str(port).partition("-")
    if port is UNKNOWN or not all(bound.isdecimal() and len(bound) <= 5 for bound in (first, last or first)):
        return UNKNOWN if port is UNKNOWN else False
    return any(map(Range(int(first), int(last or first)).holds, PORTS))


def _listed(value: Any) -> list[Any]:
    return [UNKNOWN] if value is UNKNOWN else items(value)


CLOSED = Requirement(ALLOWS, _is_closed, f"`{ALLOWS}` opens a port of administration or plain text to the internet")
rule = by_type({"gcp:compute/firewall:Firewall": (CLOSED,)})
