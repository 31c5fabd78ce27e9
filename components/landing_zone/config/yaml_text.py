"""YAML as plain data, with the line of every value, and with bounds on what a file may ask for.

The parser's events are read one by one, so that a file that goes over a bound is refused before anything is built of
the rest. Refused are what a configuration has no use for: tags, several documents, merge keys, keys that are not text,
duplicate keys.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn, cast

import yaml

from landing_zone.config.scalar import plain
from landing_zone.config.source_map import FieldPath, SourceMap
from landing_zone.config.syntax import syntax_fault
from landing_zone.errors import InputError

MAX_DEPTH = 64
MAX_ALIASES = 100
MAX_VALUES = 20_000
"""Values in one file, every alias counted as what it stands for."""
MAX_KEY = 256

_Start = yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
"""Control characters but tab and line break."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(text: str, file: Path) -> tuple[object, SourceMap]:
    """Return the data of the one document in ``text``, and the lines of its values; ``file`` is named in faults.

    Raises:
        InputError: it is not YAML, is empty, or goes over a bound of this module.
    """
    source = SourceMap(file)
    try:
        return _Reader(yaml.parse(text, Loader=_LOADER), source).document(), source
    except yaml.YAMLError as error:
        raise InputError(syntax_fault(error, text, file)) from None


@dataclass
class _Reader:
    """Builds data of a stream of events."""

    events: Iterator[yaml.Event]
    source: SourceMap
    anchors: dict[str, tuple[object, int]] = field(default_factory=dict)
    """Values by anchor, each with the number of values in it."""
    aliases: int = 0
    values: int = 0

    def document(self) -> object:
        """Read the whole stream."""
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            self._refuse((), "holds no YAML document", "write its keys, or delete the file")
        value = self._item((), next(self.events))
        next(self.events)
        if not isinstance(event := next(self.events), yaml.StreamEndEvent):
            self._note((), event)
            self._refuse((), "a second document starts here", "keep one document per file")
        return value

    def _item(self, path: FieldPath, event: yaml.Event) -> object:
        """Read the value that ``event`` starts, unless its line is known by its key."""
        if path not in self.source.lines:
            self._note(path, event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(path, str(event.anchor))
        before, start = self.values, cast("_Start", event)
        self._count(path, 1)
        value = self._value(path, start)
        if start.anchor:
            self.anchors[start.anchor] = (value, self.values - before)
        return value

    def _value(self, path: FieldPath, event: _Start) -> object:
        if event.tag is not None:
            self._refuse(path, "has a YAML tag", "remove the tag; values are read as they are written")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(path, event)
        if len(path) >= MAX_DEPTH:
            self._refuse(path[:1], f"is nested deeper than {MAX_DEPTH} levels", "flatten it")
        return self._mapping(path) if isinstance(event, yaml.MappingStartEvent) else self._sequence(path)

    def _scalar(self, path: FieldPath, event: yaml.ScalarEvent) -> object:
        if _CONTROL.search(event.value):
            self._refuse(path, "holds a control character", "remove it")
        if event.style:
            return event.value
        try:
            return plain(event.value)
        except ValueError as error:
            self._refuse(path, str(error), "write a finite number, or quote the text")

    def _sequence(self, path: FieldPath) -> list[object]:
        found: list[object] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self._item((*path, len(found)), event))
        return found

    def _mapping(self, path: FieldPath) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(path, event)
            if key in found:
                first = self.source.lines[*path, key]
                self._note((*path, key), event)
                self._refuse((*path, key), f"is written twice (first in line {first})", "keep one of the two")
            self._note((*path, key), event)
            found[key] = self._item((*path, key), next(self.events))
        return found

    def _key(self, path: FieldPath, event: yaml.Event) -> str:
        """Return a key that can be shown in one line and named in a path."""
        self._note((*path, ""), event)
        line = self.source.lines.pop((*path, ""))
        at = SourceMap(self.source.file, {path: line})
        if not isinstance(event, yaml.ScalarEvent) or event.tag is not None or not _is_text(event):
            raise InputError(
                at.fault(path, "has a key that is not text", "use plain text as key, in quotes if need be")
            )
        if len(event.value) > MAX_KEY or not event.value.isprintable() or not event.value:
            raise InputError(at.fault(path, "has a key that is empty, too long or not printable", "use a short name"))
        if event.value == "<<":
            raise InputError(at.fault(path, "has a merge key `<<`", "write the keys out; merging is not supported"))
        return str(event.value)

    def _alias(self, path: FieldPath, anchor: str) -> object:
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            self._refuse(path, f"is alias number {MAX_ALIASES + 1}", f"use at most {MAX_ALIASES} aliases in a file")
        if anchor not in self.anchors:
            self._refuse(path, "is an alias of nothing above it", "define its anchor (`&`) before it")
        value, size = self.anchors[anchor]
        self._count(path, size)
        return value

    def _count(self, path: FieldPath, more: int) -> None:
        self.values += more
        if self.values > MAX_VALUES:
            self._refuse(path[:1], f"goes over {MAX_VALUES} values, aliases counted in full", "make the file smaller")

    def _note(self, path: FieldPath, event: yaml.Event) -> None:
        if event.start_mark:
            self.source.lines[path] = event.start_mark.line + 1

    def _refuse(self, path: FieldPath, problem: str, fix: str) -> NoReturn:
        raise InputError(self.source.fault(path, problem, fix))


def _is_text(event: yaml.ScalarEvent) -> bool:
    """Tell whether a scalar is text rather than a number, `true` or nothing."""
    if event.style:
        return True
    try:
        return isinstance(plain(event.value), str)
    except ValueError:
        return False
