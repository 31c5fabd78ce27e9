"""Pydantic's errors as faults: file and line, the field, what is wrong in plain words, and the fix.

Text that a user wrote is never repeated, for it may be a secret put in the wrong place; names of keys and numbers are.
"""

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from landing_zone.config.base import Model
from landing_zone.config.document import FieldPath, SourceMap
from landing_zone.config.schema_node import Node, hint, keys, kind, node_at
from landing_zone.config.words import listed, quoted, suggestion
from landing_zone.errors import Fault

Words = tuple[str, str]
"""Problem and fix."""


def model_faults(error: ValidationError, model: type[Model], source: SourceMap) -> Iterator[Fault]:
    """Yield a fault for every error that validating ``model`` raised."""
    schema = model.model_json_schema()
    for details in error.errors(include_url=False):
        path = tuple(p for p in details["loc"] if p != "[key]")
        problem, fix = _words(details, schema, path)
        yield source.fault(path, problem, fix)


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
    return "is not a valid name", _write(parent.get("propertyNames", {}))


def _missing(_: ErrorDetails, node: Node) -> Words:
    about = f" ({text})" if (text := hint(node)) else ""
    return "is missing", f"add it: {kind(node)}{about}"


def _choice(details: ErrorDetails, node: Node) -> Words:
    known = [str(e) for e in node.get("enum", [])]
    value = details["input"]
    return f"must be one of {listed(known)}", suggestion(value if isinstance(value, str) else "", known)


def _pattern(_: ErrorDetails, node: Node) -> Words:
    return f"does not match {quoted(str(node.get('pattern')))}", _write(node)


def _length(details: ErrorDetails, node: Node) -> Words:
    context = details.get("ctx", {})
    least, most = context.get("min_length"), context.get("max_length")
    unit = "characters" if node.get("type") == "string" else "entries"
    if least is not None:
        return f"has fewer than {least} {unit}", "add one, or leave the key out if it is optional"
    return f"has more than {most} {unit}", "shorten it"


def _range(sign: str) -> Callable[[ErrorDetails, Node], Words]:
    """Make the explanation of one kind of bound."""

    def explain(details: ErrorDetails, node: Node) -> Words:
        bound = next(iter(details["ctx"].values()))
        return f"is {details['input']}, must be {sign} {bound:g}", f"write {kind(node)} {sign} {bound:g}"

    return explain


def _rule(details: ErrorDetails, node: Node) -> Words:
    """Take over what a model's own validator says: problem and fix, divided by a semicolon."""
    problem, _, fix = str(details["ctx"]["error"]).partition("; ")
    return problem, fix or f"write {kind(node)} whose values agree"


def _wrong_type(details: ErrorDetails, node: Node) -> Words:
    return f"must be {kind(node)}, is {_is(details['input'])}", _retyped(details["input"], node)


def _retyped(value: Any, node: Node) -> str:
    wanted = node.get("type")
    if wanted == "string" and isinstance(value, bool | int | float):
        return "put it in quotes"
    if wanted in ("integer", "number") and isinstance(value, str):
        return "write a number, without quotes and unit"
    if wanted == "object" and (known := keys(node)):
        return f"write it with the keys {listed(known)}"
    return _write(node)


def _is(value: Any) -> str:
    """Return in words what was written, without repeating text."""
    if value is None:
        return "empty"
    words = {bool: "`true` or `false`", int: f"{value}", float: f"{value}", str: "text", list: "a list"}
    return words.get(type(value), "a mapping")


def _write(node: Node) -> str:
    return f"write {kind(node)} {text}" if (text := hint(node)).startswith("such as") else f"write {text or kind(node)}"


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
