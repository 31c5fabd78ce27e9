"""JMESPath in which the descriptions of resource types say how inputs become parameters, and answers properties.

Fields that come to nothing are left out, so that one expression serves whatever of the inputs is set.
"""

from collections.abc import Callable, Iterator
from functools import cache
from inspect import signature
from typing import Any

import jmespath
from jmespath.functions import Functions
from jmespath.parser import ParsedResult

from landing_zone.sandbox.providers.aws import functions
from landing_zone.sandbox.providers.plugin.values import Object


def evaluate(expression: str, scope: Any) -> Any:
    """Return what an expression comes to, without fields that are null or empty; null if it all is."""
    return _pruned(_compiled(expression).search(scope, options=_options()))


def fields(expression: str) -> frozenset[str]:
    """Return every field that an expression mentions."""
    return frozenset(_fields(_compiled(expression).parsed))


def whole(expression: str) -> frozenset[str]:
    """Return the fields that an expression hands over as they are, all that they hold included."""
    return frozenset(_whole(_compiled(expression).parsed))


@cache
def _compiled(expression: str) -> ParsedResult:
    return jmespath.compile(expression)


def _fields(node: Object) -> Iterator[str]:
    if node["type"] == "field":
        yield node["value"]
    for child in node["children"]:
        yield from _fields(child)


def _whole(node: Object) -> Iterator[str]:
    """Yield fields of which no part is taken: neither before a dot nor before a bracket."""
    if node["type"] == "field":
        yield node["value"]
    children = node["children"]
    for child in children[-1:] if node["type"] in ("subexpression", "index_expression", "projection") else children:
        yield from _whole(child)


@cache
def _options() -> Any:
    known = Functions()
    known.FUNCTION_TABLE = {**known.FUNCTION_TABLE, **{name: _entry(work) for name, work in functions.ALL.items()}}
    return jmespath.Options(custom_functions=known)


def _entry(work: Callable[..., Any]) -> Object:
    """Return a function as JMESPath lists it: its arguments may be of any type."""
    return {
        "function": lambda _, *values: work(*values),
        "signature": ({"types": []},) * len(signature(work).parameters),
    }


def _pruned(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: found for key, item in value.items() if (found := _pruned(item)) is not None}
        return kept or None
    if isinstance(value, list):
        items = [found for item in value if (found := _pruned(item)) is not None]
        return items if items or not value else None
    return value
