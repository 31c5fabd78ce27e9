"""What controls on Azure's resources share.

Azure takes texts in any case, and inputs that come from a template may hold a call (`[parameters('x')]`) that nobody
has made yet: its value is not known.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from landing_zone_policies.control import Rule, Violation
from landing_zone_policies.look import items
from landing_zone_policies.requirement import Answer, Requirement, Table, below, by_type
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN, Hidden, Unknown

_CALL = re.compile(r"^\[[a-z]\w*\(.*\]$", re.IGNORECASE | re.DOTALL)


def by_azure_type(table: Table) -> Rule:
    """Return the rule that asks of a resource of Azure what the table has for its type."""
    judge = by_type(table)

    def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
        yield from judge(replace(resource, props=resolved(resource.props)), scene)

    return rule


def resolved(value: Any) -> Any:
    """Return the value with what calls would return as not known; a mapping keeps its type."""
    if isinstance(value, dict):
        return type(value)({key: resolved(item) for key, item in value.items()})
    if isinstance(value, list):
        return [resolved(item) for item in value]
    return UNKNOWN if isinstance(value, str) and _CALL.match(value) else value


def each(field: str, *requirements: Requirement, at_least_one: bool = False) -> tuple[Requirement, ...]:
    """Ask something of every item of a list, or of a lone one."""

    def of_all(requirement: Requirement) -> Requirement:
        def holds(props: dict[str, Any]) -> Answer:
            held = below(props, field)
            if held is UNKNOWN or isinstance(held, Hidden):
                return UNKNOWN
            return every(_answer(requirement, item) for item in items(held)) if held else not at_least_one

        inner = requirement.problem.replace(f"`{requirement.field}`", f"`{field}[].{requirement.field}`")
        return Requirement(f"{field}[].{requirement.field}", holds, inner)

    return tuple(of_all(r) for r in requirements)


def every(answers: Iterator[Answer]) -> Answer:
    """Return whether none of them is no; UNKNOWN where one may be."""
    found = list(answers)
    return False if False in found else UNKNOWN if UNKNOWN in found else True


def public_network_off(field: str = "publicNetworkAccess") -> Requirement:
    """Ask for a service that is reached through private endpoints alone; left out it is on the internet."""
    return said(field, "disabled", "false", problem="is not `Disabled`: it can be reached from the internet")


def said(field: str, *allowed: str, problem: str, default: str = "") -> Requirement:
    """Ask for one of some texts, in any case; ``default`` is what the service takes where nothing is said."""

    def holds(props: dict[str, Any]) -> Answer:
        value = below(props, field)
        if isinstance(value, Unknown | Hidden):
            return UNKNOWN
        return str(value if value not in (None, "") else default).lower() in allowed

    return Requirement(field, holds, f"`{field}` {problem}")


def not_said(field: str, *forbidden: str, problem: str, default: str = "") -> Requirement:
    """Ask for none of some texts, in any case; ``default`` is what the service takes where nothing is said."""
    asked = said(field, *forbidden, problem=problem, default=default)

    def holds(props: dict[str, Any]) -> Answer:
        answer = asked.holds(props)
        return UNKNOWN if isinstance(answer, Unknown) else not answer

    return Requirement(field, holds, asked.problem)


def _answer(requirement: Requirement, item: Any) -> Answer:
    return UNKNOWN if isinstance(item, Unknown | Hidden) else isinstance(item, dict) and requirement.holds(item)
