"""The documents of a YAML file that others write, with their lines and within bounds.

What Kubernetes takes is taken: several documents, anchors, merge keys, keys that are no text. A day stays the text that
it is in Kubernetes. A file whose aliases would grow beyond a bound is refused before anything is made of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from landing_zone.config.syntax import syntax_fault
from landing_zone.errors import InputError
from landing_zone_policies.sources.text import MAX_DEPTH, refused

MAX_VALUES = 1_000_000
"""Values of one document, every alias counted as what it stands for."""
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LEFT_AS_TEXT = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:value")


class _Loader(_BASE):  # type: ignore[misc]
    """The safe loader without days and `=`."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _LEFT_AS_TEXT]
    for first, resolvers in _BASE.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class Document:
    """One document and the line that it starts in."""

    value: Any
    line: int


def documents(text: str, file: Path) -> Iterator[Document]:
    """Yield the documents of a text; an empty one is None.

    Raises:
        InputError: it is not YAML, has tags of its own, holds itself, is too deep or too large.
    """
    try:
        loader = _Loader(text)
        while loader.check_node():
            node = loader.get_node()
            line = node.start_mark.line + 1
            _Bounds(file, line).check(node)
            yield Document(loader.construct_document(node), line)
    except yaml.YAMLError as error:
        raise InputError(syntax_fault(error, text, file)) from None
    except (ValueError, TypeError, RecursionError):
        raise refused(file, 0, "", "holds a value or key that YAML does not allow", "quote it") from None


class _Bounds:
    """Counts the values of a document, each anchor once."""

    def __init__(self, file: Path, line: int) -> None:
        self.file, self.line = file, line
        self.sizes: dict[int, int] = {}
        self.open: set[int] = set()

    def check(self, node: yaml.Node) -> None:
        """Refuse a document over a bound."""
        if self._size(node, 0) > MAX_VALUES:
            raise refused(self.file, self.line, "", "grows beyond 1,000,000 values", "use fewer aliases, or split it")

    def _size(self, node: yaml.Node, depth: int) -> int:
        if isinstance(node, yaml.ScalarNode):
            return 1
        if id(node) in self.open or depth > MAX_DEPTH:
            line = node.start_mark.line + 1
            raise refused(self.file, line, "", "holds itself or is nested too deeply", f"keep to {MAX_DEPTH} levels")
        if id(node) not in self.sizes:
            self.open.add(id(node))
            self.sizes[id(node)] = 1 + sum(self._size(child, depth + 1) for child in _children(node))
            self.open.discard(id(node))
        return self.sizes[id(node)]


def _children(node: yaml.Node) -> Iterator[yaml.Node]:
    for item in node.value:
        yield from item if isinstance(item, tuple) else (item,)
