"""What controls ask of single fields, as data: a path, a test of what lies there, and what is wrong where it fails.

Most rules on cloud resources are of this form, and a table of them per type reads better than code.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from landing_zone_policies.control import Rule, Verdict, Violation
from landing_zone_policies.look import at, items, number, truth
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.token import parse_token
from landing_zone_policies.unknown import UNKNOWN, Hidden, Unknown

Answer = bool | Unknown
"""Whether a value is as it should be; UNKNOWN where that is not known yet."""
Table = Mapping[str, Sequence["Requirement"]]
"""What is asked of each type, by a token of it."""


@dataclass(frozen=True)
class Requirement:
    """One thing that must hold of a resource's inputs."""

    field: str
    """Dotted path, for the reader."""
    holds: Callable[[dict[str, Any]], Answer]
    problem: str
    """What is wrong where it does not hold, as the rest of a sentence."""


def judged(requirements: Sequence[Requirement], props: dict[str, Any]) -> Iterator[Violation]:
    """Yield a violation for what does not hold, and after these for what is not known yet."""
    answers = [(r, r.holds(props)) for r in requirements]
    for requirement, answer in answers:
        if answer is False:
            yield Violation(requirement.problem)
    for requirement, answer in answers:
        if answer is UNKNOWN:
            yield Violation(f"`{requirement.field}` is not known yet", Verdict.UNDETERMINED)


def by_type(table: Table) -> Rule:
    """Return the rule that asks of a resource what the table has for its type."""
    asked = {parse_token(type_): tuple(requirements) for type_, requirements in table.items()}

    def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
        yield from judged(asked.get(resource.token, ()), resource.props)

    return rule


def in_turn(*rules: Rule) -> Rule:
    """Return the rule that finds what each of them does."""

    def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
        for one in rules:
            yield from one(resource, scene)

    return rule


def for_types(types: Sequence[str], judge: Callable[[Resource], Iterator[Violation]]) -> Rule:
    """Return the rule that judges resources of some types by a function of their own."""

    def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
        if is_type(resource, *types):
            yield from judge(resource)

    return rule


def on(field: str) -> Requirement:
    """Ask for a switch that is on; left out it is off."""
    return _switch(field, lambda value: value is True, "is not on")


def not_off(field: str) -> Requirement:
    """Ask for a switch that is on; left out it is on."""
    return _switch(field, lambda value: value is not False, "is off")


def off(field: str) -> Requirement:
    """Ask for a switch that is off; left out it is on."""
    return _switch(field, lambda value: value is False, "is not off")


def not_on(field: str) -> Requirement:
    """Ask for a switch that is off; left out it is off."""
    return _switch(field, lambda value: value is not True, "is on")


def given(field: str) -> Requirement:
    """Ask for a field that says something."""
    return _value(field, lambda value: value not in (None, "", [], {}), "is not given")


def own_key(field: str) -> Requirement:
    """Ask for a key of one's own: given, and none that the cloud made."""
    return _value(field, _is_own_key, "names no key of one's own")


def at_least(field: str, least: float, unit: str) -> Requirement:
    """Ask for a number; left out it is too small."""
    return _number(field, lambda value: value is not None and value >= least, f"is not at least {least:g} {unit}")


def at_most(field: str, most: float, unit: str) -> Requirement:
    """Ask for a number that is no larger; left out it is small enough."""
    return _number(field, lambda value: value is None or value <= most, f"is more than {most:g} {unit}")


def among(field: str, *allowed: str) -> Requirement:
    """Ask for one of some texts, in either case."""
    low = [text.lower() for text in allowed]
    return _value(field, lambda value: str(value).lower() in low, f"is not {' or '.join(f'`{a}`' for a in allowed)}")


def text_unless(field: str, *refused: str) -> Requirement:
    """Ask for a text that is none of some, in either case; left out it is none."""
    low = [text.lower() for text in refused]
    return _value(field, lambda value: str(value).lower() not in low, f"is {' or '.join(f'`{r}`' for r in refused)}")


def each(field: str, *requirements: Requirement) -> tuple[Requirement, ...]:
    """Ask for something of every block of a list; a lone block counts as a list of one."""

    def asked(requirement: Requirement) -> Requirement:
        def holds(props: dict[str, Any]) -> Answer:
            found = below(props, field)
            blocks = [block for block in items(found) if block is not None]
            return UNKNOWN if found is UNKNOWN else every(_of_block(requirement, block) for block in blocks)

        path = f"{field}[].{requirement.field}"
        return Requirement(path, holds, f"in one of `{field}`, {requirement.problem}")

    return tuple(asked(r) for r in requirements)


def every(answers: Iterable[Answer]) -> Answer:
    """Return whether all of them are yes; UNKNOWN where none is no and one may be."""
    found = list(answers)
    return False if False in found else UNKNOWN if UNKNOWN in found else True


def _of_block(requirement: Requirement, block: Any) -> Answer:
    return requirement.holds(block) if isinstance(block, dict) else UNKNOWN


def unless(exception: Callable[[dict[str, Any]], Answer], *requirements: Requirement) -> tuple[Requirement, ...]:
    """Ask for something of resources that are no exception."""

    def guarded(requirement: Requirement) -> Requirement:
        def holds(props: dict[str, Any]) -> Answer:
            exempt, answer = exception(props), requirement.holds(props)
            return True if exempt is True else UNKNOWN if exempt is UNKNOWN and answer is False else answer

        return Requirement(requirement.field, holds, requirement.problem)

    return tuple(guarded(r) for r in requirements)


def any_of(*requirements: Requirement) -> Requirement:
    """Ask for one of several things."""

    def holds(props: dict[str, Any]) -> Answer:
        return either(r.holds(props) for r in requirements)

    field = "` or `".join(r.field for r in requirements)
    return Requirement(field, holds, " and ".join(r.problem for r in requirements))


def either(answers: Iterable[Answer]) -> Answer:
    """Return whether one of them is yes; UNKNOWN where none is and one may be."""
    found = list(answers)
    return True if True in found else UNKNOWN if UNKNOWN in found else False


def is_text(value: Any, *texts: str) -> Answer:
    """Return whether a value is one of some texts."""
    return UNKNOWN if isinstance(value, Unknown) else value in texts


def below(props: dict[str, Any], field: str) -> Any:
    """Return what lies at a dotted path."""
    return at(props, *field.split("."))


def _switch(field: str, test: Callable[[bool | None], bool], wrong: str) -> Requirement:
    def holds(props: dict[str, Any]) -> Answer:
        value = truth(below(props, field))
        return UNKNOWN if isinstance(value, Unknown) else test(value)

    return Requirement(field, holds, f"`{field}` {wrong}")


def _value(field: str, test: Callable[[Any], bool], wrong: str) -> Requirement:
    def holds(props: dict[str, Any]) -> Answer:
        value = below(props, field)
        return UNKNOWN if value is UNKNOWN else test(value)

    return Requirement(field, holds, f"`{field}` {wrong}")


def _number(field: str, test: Callable[[float | None], bool], wrong: str) -> Requirement:
    def holds(props: dict[str, Any]) -> Answer:
        value = number(below(props, field))
        return UNKNOWN if isinstance(value, Unknown) else test(value)

    return Requirement(field, holds, f"`{field}` {wrong}")


def _is_own_key(value: Any) -> bool:
    return isinstance(value, Hidden) or (isinstance(value, str) and value != "" and "alias/aws/" not in value)
