"""Network ACLs: rules are asked in the order of their numbers, and the first that fits decides."""

from collections.abc import Iterator, Sequence
from typing import Any

from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.look import items, number, truth
from landing_zone_policies.network.ports import ADMINISTRATION, ALL
from landing_zone_policies.network.rules_aws import ACL_RULE, ACLS, Opening
from landing_zone_policies.requirement import Answer
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.unknown import UNKNOWN, Unknown

CLOSED = ADMINISTRATION
"""An ACL is a coarse sieve around a whole subnet, which answers to clients on high ports must pass."""
FIELDS = ("ruleNo", "action", "cidrBlock", "protocol", "fromPort", "toPort")
UNSEEN: dict[str, Any] = dict.fromkeys(FIELDS, UNKNOWN)
"""A rule of which nothing is known yet."""
LAST = 32767.0
"""Number behind every rule's own."""


def open_in_acl(resource: Resource) -> Iterator[Violation]:
    """Yield what a network ACL, or the rule of one, lets in from everywhere."""
    rules = _rules(resource)
    if (
        rules
        and not any(map(_is_out_of_order, rules))
        and all(_opens(rules, port) is True for port in (*CLOSED, ALL[1]))
    ):
        yield Violation("it opens all ports to everywhere")
        return
    is_ordered = not any(_is_out_of_order(rule) for rule in rules) or len(rules) == 1
    for port, name in CLOSED.items():
        answer = _opens(rules, port) if is_ordered else _may_open(rules, port)
        if answer is UNKNOWN:
            yield Violation(f"whether port {port} ({name}) is open is not known yet", Verdict.UNDETERMINED)
        elif answer:
            yield Violation(f"it opens port {port} ({name}) to everywhere")


def _rules(resource: Resource) -> list[Opening]:
    if is_type(resource, *ACLS):
        blocks = [block if isinstance(block, dict) else UNSEEN for block in items(resource.props.get("ingress"))]
        return sorted((Opening("ingress", block) for block in blocks), key=_place)
    is_in = is_type(resource, ACL_RULE) and truth(resource.props.get("egress")) is not True
    return [Opening("", resource.props)] if is_in else []


def _place(opening: Opening) -> float:
    found = number(opening.props.get("ruleNo"))
    return LAST if found is None or isinstance(found, Unknown) else found


def _is_out_of_order(rule: Opening) -> bool:
    """Return whether the place of a rule among the others is not known yet."""
    return rule.props.get("ruleNo") is UNKNOWN


def _may_open(rules: Sequence[Opening], port: int) -> Answer:
    """Return whether any rule opens a port, each by itself; if one does, the order would tell."""
    return UNKNOWN if any(_opens([rule], port) is not False for rule in rules) else False


def _opens(rules: Sequence[Opening], port: int) -> Answer:
    """Return whether the first rule for everywhere that a port is in allows it; UNKNOWN where that rule may be one."""
    for rule in rules:
        ports, everywhere = rule.ports, rule.is_for_everywhere
        action = rule.props.get("ruleAction", rule.props.get("action"))
        if everywhere is False or ports is None or not (isinstance(ports, Unknown) or ports.holds(port)):
            continue
        if UNKNOWN in (ports, everywhere, action, rule.props.get("egress")):
            return UNKNOWN
        return str(action).lower() == "allow"
    return False
