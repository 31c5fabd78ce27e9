"""IAM policy documents, whatever form they come in: JSON text, mapping, or the arguments that make one.

Format: AWS IAM User Guide, "IAM JSON policy elements reference".
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.look import items
from landing_zone_policies.unknown import UNKNOWN, Hidden

ANY = "*"
NARROW = frozenset(
    {
        "aws:principalaccount",
        "aws:principalarn",
        "aws:principalorgid",
        "aws:principalorgpaths",
        "aws:ec2instancesourcevpc",
        "aws:sourceaccount",
        "aws:sourcearn",
        "aws:sourceorgid",
        "aws:sourcevpc",
        "aws:sourcevpce",
        "aws:userid",
        "aws:vpceaccount",
        "kms:calleraccount",
        "lambda:sourcefunctionarn",
    }
)
"""Keys of conditions, in lower case, that tell one's own from anybody."""
_EVERY_ARN = re.compile(r"^(?:\*|arn:aws[\w-]*:[a-z0-9-]+::\*)")


@dataclass(frozen=True)
class Statement:
    """One statement; names of its elements in one spelling."""

    allows: bool
    actions: tuple[str, ...]
    """In lower case (`s3:getobject`, `*`)."""
    resources: tuple[str, ...]
    principals: tuple[tuple[str, str], ...]
    """Kind (`AWS`, `Service`, `Federated`; "*" for anybody) and name."""
    conditions: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Operator, key and values; operator and key in lower case."""
    all_but: frozenset[str]
    """Elements that are turned round: `action`, `resource`, `principal`."""

    @property
    def is_for_any_resource(self) -> bool:
        """Whether it names no resource in particular."""
        return "resource" in self.all_but or any(r in (ANY, "arn:aws:*", "arn:*") for r in self.resources)

    @property
    def is_for_anybody(self) -> bool:
        """Whether it names no one in particular."""
        return "principal" in self.all_but or any(kind in (ANY, "AWS") and p == ANY for kind, p in self.principals)

    @property
    def is_narrowed(self) -> bool:
        """Whether a condition leaves of anybody only those of an account, an organization or a network."""
        return any(
            key in NARROW and ("not" not in test or test.startswith("arn")) and not any(map(_EVERY_ARN.match, values))
            for test, key, values in self.conditions
        )


@dataclass(frozen=True)
class Document:
    """What is known of a policy document."""

    statements: tuple[Statement, ...]
    is_whole: bool
    """Whether nothing of it is unknown, secret or unreadable."""


def judged_document(
    field: str, value: Any, problems: Callable[[Statement], Iterator[str]], lacks: str = "is not known yet"
) -> Iterator[Violation]:
    """Yield what is wrong with the allowing statements of a document, each once, then a doubt if a part is unknown."""
    document = read_document(value)
    for problem in dict.fromkeys(p for s in document.statements if s.allows for p in problems(s)):
        yield Violation(f"`{field}` {problem}")
    if not document.is_whole:
        yield Violation(f"`{field}` {lacks}, at least in part", Verdict.UNDETERMINED)


def read_document(value: Any) -> Document:
    """Return a document; a statement under conditions that are not known yet is no statement that is known."""
    parsed = _parsed(value) if isinstance(value, str) else value
    if parsed is None:
        return Document((), True)
    if not isinstance(parsed, dict):
        return Document((), False)
    low = _low(parsed)
    listed = low.get("statement", low.get("statements"))
    blocks = [_low(item) for item in items(listed) if isinstance(item, dict)]
    known = [b for b in blocks if not is_unknown_below(b.get("condition", b.get("conditions")))]
    return Document(tuple(_statement(b) for b in known), not is_unknown_below(parsed))


def is_unknown_below(value: Any) -> bool:
    """Return whether a value, or a part of it, is not known."""
    if isinstance(value, dict):
        return any(is_unknown_below(item) for item in value.values())
    if isinstance(value, list):
        return any(is_unknown_below(item) for item in value)
    return value is UNKNOWN or isinstance(value, Hidden)


def _parsed(text: str) -> Any:
    """Return what a text holds: JSON, with what surrounds it and a comma too many forgiven."""
    start, end = text.find("{"), text.rfind("}")
    if isinstance(text, Hidden) or text.startswith("${") or start < 0 or end < start:
        return UNKNOWN
    try:
        return json.loads(text[start : end + 1])
    except ValueError:
        return _forgiven(text[start : end + 1])


def _forgiven(text: str) -> Any:
    try:
        return yaml.safe_load(re.sub(r",(\s*[\]}])", r"\1", text))
    except yaml.YAMLError:
        return UNKNOWN


def _low(mapping: dict[str, Any]) -> dict[str, Any]:
    return {str(key).lower(): value for key, value in mapping.items()}


def _statement(item: dict[str, Any]) -> Statement:
    turned = {name for name in ("action", "resource", "principal") if f"not{name}" in item or f"not{name}s" in item}
    return Statement(
        allows=str(item.get("effect", "Allow")).lower() == "allow",
        actions=tuple(text.lower() for text in _texts(item, "action")),
        resources=tuple(_texts(item, "resource")),
        principals=tuple(_principals(item.get("principal", item.get("principals")))),
        conditions=tuple(_conditions(item.get("condition", item.get("conditions")))),
        all_but=frozenset(turned),
    )


def _texts(item: dict[str, Any], name: str) -> Iterator[str]:
    """Yield an element's texts; one that is not known yet is none that could be held against somebody."""
    for value in items(item.get(name, item.get(f"{name}s"))):
        if isinstance(value, str):
            yield value


def _principals(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield value, value
    for part in items(value):
        if isinstance(part, dict) and "identifiers" in part:
            yield from ((str(part.get("type")), name) for name in items(part["identifiers"]) if isinstance(name, str))
        elif isinstance(part, dict):
            yield from ((kind, name) for kind, names in part.items() for name in items(names) if isinstance(name, str))


def _conditions(value: Any) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for part in items(value):
        if isinstance(part, dict) and "variable" in part:
            yield _condition(part.get("test"), part["variable"], part.get("values"))
        elif isinstance(part, dict):
            for test, keys in part.items():
                yield from (_condition(test, key, values) for key, values in _dict(keys).items())


def _condition(test: Any, key: Any, values: Any) -> tuple[str, str, tuple[str, ...]]:
    return str(test).lower(), str(key).lower(), tuple(str(value) for value in items(values))


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
