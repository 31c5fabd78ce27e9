"""Checks of fields, as rows of a table: what controls of clouds are written in.

A control of several clouds has one table; its keys are type tokens, its values what must hold for that type.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from landing_zone_policies.control import Rule, Verdict, Violation
from landing_zone_policies.look import items, number, truth
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.token import parse_token
from landing_zone_policies.unknown import UNKNOWN, Hidden, Unknown

Accepts = Callable[[Any], bool | Unknown]
"""Whether a value, None where it is left out, is right; UNKNOWN where that can't be told."""
EXPRESSION = re.compile(r"^\[[a-zA-Z].*\]$", re.DOTALL)
"""What a template has in place of a value: a call that nobody has made yet."""


class Part(NamedTuple):
    """A part of a resource, and where it is; "" for the whole."""

    value: Any
    path: str = ""

    def at(self, path: str) -> str:
        """Return the path of what lies below."""
        return f"{self.path}.{path}" if self.path else path


Check = Callable[[Part], Iterator[Violation]]
Table = Mapping[str, Sequence[Check]]


def by_type(table: Table) -> Rule:
    """Return the rule that judges a resource by the checks of its type."""
    checks = {parse_token(type_): row for type_, row in table.items()}

    def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
        for check in checks.get(resource.token, ()):
            yield from check(Part(resource.props))

    return rule


def must(path: str, accepts: Accepts, problem: str, *, default: Any = None) -> Check:
    """Return the check of one field; ``problem`` ends the sentence that it begins, ``default`` holds if it is left out.

    Names of a field that was renamed are divided by `|`.
    """
    names = path.split("|")

    def check(part: Part) -> Iterator[Violation]:
        value, name = _first(part.value, names)
        verdict = _verdict(accepts, default if value is None else value)
        if verdict is UNKNOWN:
            yield Violation(f"`{part.at(name)}` is not known yet: it may be that it {problem}", Verdict.UNDETERMINED)
        elif not verdict:
            yield Violation(f"`{part.at(name)}` {problem}")

    return check


def each(path: str, *checks: Check) -> Check:
    """Return the check that every item of a list, or a lone one, passes all of ``checks``."""

    def check(part: Part) -> Iterator[Violation]:
        held = below(part.value, path)
        if held is UNKNOWN or isinstance(held, Hidden):
            yield Violation(f"`{part.at(path)}` is not known yet", Verdict.UNDETERMINED)
        for index, item in enumerate(items(held)):
            for one in checks:
                yield from one(Part(item, f"{part.at(path)}[{index}]"))

    return check


def either(*checks: Check) -> Check:
    """Return the check that one of ``checks`` passes; what it says is what the first one says."""

    def check(part: Part) -> Iterator[Violation]:
        found = [list(one(part)) for one in checks]
        if all(found):
            doubts = (v for violations in found for v in violations if v.verdict is Verdict.UNDETERMINED)
            doubt = None if any(_is_known(part, path) for path in ()) else next(doubts, None)
            yield from [doubt] if doubt else found[0]

    return check


def where(path: str, accepts: Accepts, *checks: Check) -> Check:
    """Return the check that holds only for parts whose field is of some value; an unknown one counts as if it were."""

    def check(part: Part) -> Iterator[Violation]:
        if _verdict(accepts, below(part.value, path)) is not False:
            for one in checks:
                yield from one(part)

    return check
