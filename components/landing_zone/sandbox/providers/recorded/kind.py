"""What a resource type is to its cloud: how it is identified, named and placed, and what it answers."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN, has_unknown
from landing_zone.sandbox.providers.plugin.values import Object

_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class NameRule:
    """What a cloud allows as a name."""

    pattern: str
    """Regular expression of the whole name."""
    words: str
    """The same in words."""
    never: str = ""
    """Regular expression of what a name may not contain."""

    def allows(self, name: str) -> bool:
        """Say whether a name fits."""
        return bool(re.fullmatch(self.pattern, name)) and not (self.never and re.search(self.never, name))


def no_outputs(_resource: "Resource") -> Object:
    """Answer nothing besides the inputs."""
    return {}


@dataclass(frozen=True)
class Kind:
    """A resource type."""

    path: str
    """Template of its id: names in braces are inputs, or else settings of the provider."""
    rule: NameRule | None = None
    """Of the name, which is the last field of the template."""
    fixed: tuple[str, ...] = ()
    """Inputs, besides those in the template, that only a new resource can have."""
    outputs: Callable[["Resource"], Object] = no_outputs
    """What the cloud answers besides the inputs, once it is there."""
    secrets: tuple[str, ...] = ()
    """Keys, at any depth, whose values are not kept."""
    parents: tuple[str, ...] = ()
    """Templates of ids that must exist before it, where its own id does not say them."""

    @property
    def identity(self) -> tuple[str, ...]:
        """Fields of the template; the last one is the name."""
        return tuple(_FIELD.findall(self.path))

    @property
    def name(self) -> str:
        """Input that names it."""
        return self.identity[-1]


@dataclass(frozen=True)
class Resource:
    """A resource as the program wants it, and the settings of its provider."""

    token: str
    kind: Kind
    inputs: Object
    settings: Mapping[str, Any]
    urn: str = ""

    @property
    def id(self) -> str | None:
        """The cloud's id; None while a part of it is unknown."""
        return fill(self.kind.path, {**self.settings, **self.inputs})

    @property
    def name(self) -> str:
        """Physical name; "" while it is unknown."""
        found = self.inputs.get(self.kind.name, "")
        return "" if has_unknown(found) else str(found)

    @property
    def environment(self) -> str:
        """Name of the environment, which is that of the stack."""
        return self.urn.split("::", 1)[0].rpartition(":")[2]


def fill(template: str, values: Mapping[str, Any]) -> str | None:
    """Return a template with values in it; None where one is missing or unknown.

    A value that is itself an id stands whole at the beginning of a template; anywhere else its last part does.
    """
    if any(values.get(field) in {None, "", UNKNOWN} for field in _FIELD.findall(template)):
        return None
    return _FIELD.sub(lambda match: _part(str(values[match[1]]), whole=match.start() == 0), template)


def missing(template: str, values: Mapping[str, Any]) -> list[str]:
    """Return the fields of a template that nothing is said of."""
    return [field for field in _FIELD.findall(template) if values.get(field) in {None, ""}]


def pattern(template: str) -> re.Pattern[str]:
    """Return the expression of the ids that a template makes."""
    parts = _FIELD.split(template)
    return re.compile("".join("[^/]+" if i % 2 else re.escape(part) for i, part in enumerate(parts)), re.IGNORECASE)


def _part(value: str, *, whole: bool) -> str:
    return value if whole else value.rstrip("/").rpartition("/")[2]
