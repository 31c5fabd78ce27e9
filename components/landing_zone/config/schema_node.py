"""Walk a model's JSON Schema along the path of a value, to say what belongs there."""

from collections.abc import Iterable
from typing import Any

Node = dict[str, Any]

KINDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "`true` or `false`",
}


def node_at(schema: Node, path: Iterable[str | int]) -> Node:
    """Return the part of ``schema`` that describes the value at ``path``; empty if nothing does."""
    node = _resolved(schema, schema)
    for part in path:
        node = _resolved(_child(node, part), schema)
    return node


def keys(node: Node) -> list[str]:
    """Return the keys that a mapping may have, in the order of the model."""
    return list(node.get("properties", {}))


def kind(node: Node) -> str:
    """Return in words what type of value belongs here."""
    return KINDS.get(node.get("type", ""), "another type of value")


def wanted(node: Node) -> str:
    """Return in words what value belongs here: its type, with an example or else its description's first sentence."""
    if examples := node.get("examples"):
        return f"{kind(node)} such as " + " or ".join(f"`{e}`" for e in examples)
    about = " ".join(str(node.get("description", "")).split()).partition(". ")[0].rstrip(".")
    return f"{kind(node)} ({about})" if about else kind(node)


def _child(node: Node, part: str | int) -> Node:
    if isinstance(part, int):
        child: Node = node.get("items", {})
    elif part == "[key]":
        child = node
    else:
        child = node.get("properties", {}).get(part) or _other(node)
    return child


def _other(node: Node) -> Node:
    """Return the schema of keys that the mapping does not name."""
    others = [*node.get("patternProperties", {}).values(), node.get("additionalProperties")]
    return next((o for o in others if isinstance(o, dict)), {})


def _resolved(node: Node, schema: Node) -> Node:
    """Follow references and leave out `null` of an optional value; words next to a reference come first."""
    for branch in node.get("anyOf", []):
        if branch.get("type") != "null":
            return {**_resolved(branch, schema), **_words(node)}
    if reference := node.get("$ref"):
        target = schema["$defs"][reference.removeprefix("#/$defs/")]
        return {**_resolved(target, schema), **_words(node)}
    return node


def _words(node: Node) -> Node:
    return {k: node[k] for k in ("description", "examples", "default") if k in node}
