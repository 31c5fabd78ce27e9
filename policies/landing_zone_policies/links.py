"""Resources of a stack that say something of another: a bucket's policy, a network's flow log."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.look import at
from landing_zone_policies.requirement import Answer, either
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.unknown import UNKNOWN, Unknown


def of_type(resources: Sequence[Resource], *types: str) -> list[Resource]:
    """Return those of some types."""
    return [resource for resource in resources if is_type(resource, *types)]


def refers_to(value: Any, target: Resource, *fields: str) -> Answer:
    """Return whether a reference means a resource: by its id, its name, or what it says in fields of its own."""
    if isinstance(value, Unknown):
        return UNKNOWN
    names = [target.id, target.name, *(at(target.props, field) for field in ("name", "id", *fields))]
    known = {name for name in names if isinstance(name, str)}
    if isinstance(value, str) and value in known - {""}:
        return True
    return UNKNOWN if UNKNOWN in names and value else False


def companion(
    target: Resource,
    others: Sequence[Resource],
    field: str,
    good: Callable[[Resource], Answer],
    *names: str,
) -> Answer:
    """Return whether one of the others refers to the target by a field and is good."""
    return either(_both(refers_to(at(other.props, field), target, *names), good(other)) for other in others)


def verdict(answer: Answer, target: Resource, problem: str, doubt: str) -> Iterator[Violation]:
    """Yield what an answer about a resource means: nothing, a failure, or a doubt."""
    if answer is UNKNOWN:
        yield Violation(doubt, Verdict.UNDETERMINED, target)
    elif not answer:
        yield Violation(problem, resource=target)


def _both(first: Answer, second: Answer) -> Answer:
    return False if False in (first, second) else UNKNOWN if UNKNOWN in (first, second) else True
