"""Pydantic's errors as faults: file and line, the field, what is wrong in plain words, and the fix.

Text that a user wrote is never repeated, for it may be a secret put in the wrong place; names of keys and numbers are.
"""

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from landing_zone.config.base import Model
from landing_zone.config.schema_node import Node, keys, kind, node_at, wanted
from landing_zone.config.source_map import FieldPath, SourceMap
from landing_zone.config.words import listed, nearest, quoted, suggestion
from landing_zone.errors import Fault

Words = tuple[str, str]
"""Problem and fix."""


def model_faults(error: ValidationError, model: type[Model], source: SourceMap) -> Iterator[Fault]:
    """Yield a fault for every error that validating ``model`` raised."""
    schema = model.model_json_schema()
    errors = error.errors(include_url=False)
    for details in errors:
        if _follows(details, errors, schema):
            continue
        path = tuple(p for p in details["loc"] if p != "[key]")
        problem, fix = _words(details, schema, path)
        yield source.fault(path, problem, fix)


def _follows(details: ErrorDetails, errors: list[ErrorDetails], schema: Node) -> bool:
    """Tell whether an error only follows from another one of the same values."""
    path, others = details["loc"], [e for e in errors if e is not details]
    if details["type"] == "too_short":
        return any(e["loc"][: len(path)] == path for e in others)
    if details["type"] == "missing":
        known = keys(node_at(schema, path[:-1]))
        unknown = [e["loc"][-1] for e in others if e["type"] == "extra_forbidden" and e["loc"][:-1] == path[:-1]]
        return any(nearest(str(name), known) == path[-1] for name in unknown)
    return False


def _words(details: ErrorDetails, schema: Node, path: FieldPath) -> Words:
    name = details["type"]
    if name == "extra_forbidden":
        return _unknown_key(str(path[-1]), node_at(schema, path[:-1]))
    if details["loc"][-1:] == ("[key]",):
        return _bad_key(node_at(schema, path[:-1]))
    return _EXPLAIN.get(name, _wrong_type)(details, node_at(schema, path))


def _unknown_key(name: str, parent: Node) -> Words:
    return f"unknown key {quoted(name)}", suggestion(name, keys(parent))


def _bad_key(parent: Node) -> Words:
    name = {"type": "string", **parent.get("propertyNames", {})}
    return "is not a valid name", f"write {wanted(name)}"


def _missing(_: ErrorDetails, node: Node) -> Words:
    return "is missing", f"add it: {wanted(node)}"


def _choice(details: ErrorDetails, node: Node) -> Words:
    known = [str(e) for e in node.get("enum", [])]
    value = details["input"]
    return f"must be one of {listed(known)}", suggestion(value if isinstance(value, str) else "", known)


def _pattern(_: ErrorDetails, node: Node) -> Words:
    return f"does not match {quoted(str(node.get('pattern')))}", f"write {wanted(node)}"


def _length(details: ErrorDetails, node: Node) -> Words:
    context = details.get("ctx", {})
    least, most = context.get("min_length"), context.get("max_length")
    unit = "characters" if node.get("type") == "string" else "entries"
    if least == 1:
        return "is empty", "add one, or leave the key out if it is optional"
    if least is not None:
        return f"has fewer than {least} {unit}", "add what is missing"
    return f"has more than {most} {unit}", "shorten it"


def _range(sign: str) -> Callable[[ErrorDetails, Node], Words]:
    """Make the explanation of one kind of bound."""

    def explain(details: ErrorDetails, node: Node) -> Words:
        bound = next(iter(details["ctx"].values()))
        return f"is {details['input']}, must be {sign} {bound:g}", f"write {kind(node)} that is {sign} {bound:g}"

    return explain


def _rule(details: ErrorDetails, node: Node) -> Words:
    """Take over what a model's own validator says: problem and fix, divided by a semicolon."""
    problem, _, fix = str(details["ctx"]["error"]).partition("; ")
    return problem, fix or f"write {kind(node)} whose values agree"


def _wrong_type(details: ErrorDetails, node: Node) -> Words:
    return f"must be {kind(node)}, is {_is(details['input'])}", _retyped(details["input"], node)


def _retyped(value: Any, node: Node) -> str:
    type_ = node.get("type")
    if type_ == "string" and isinstance(value, bool | int | float):
        return "put it in quotes"
    if type_ in ("integer", "number") and isinstance(value, str):
        return "write a number, without quotes and unit"
    if type_ == "object" and (known := keys(node)):
        return f"write it with the keys {listed(known)}"
    return f"write {wanted(node)}"


def _is(value: Any) -> str:
    """Return in words what was written, without repeating text."""
    if value is None:
        return "empty"
    words = {bool: "`true` or `false`", int: f"{value}", float: f"{value}", str: "text", list: "a list"}
    return words.get(type(value), "a mapping")


_EXPLAIN: dict[str, Callable[[ErrorDetails, Node], Words]] = {
    "missing": _missing,
    "enum": _choice,
    "string_pattern_mismatch": _pattern,
    "too_short": _length,
    "too_long": _length,
    "string_too_short": _length,
    "string_too_long": _length,
    "greater_than": _range("above"),
    "greater_than_equal": _range("at least"),
    "less_than": _range("below"),
    "less_than_equal": _range("at most"),
    "value_error": _rule,
}
