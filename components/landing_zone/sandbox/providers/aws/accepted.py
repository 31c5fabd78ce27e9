"""Which inputs a resource type takes: those that its description speaks of. Any other would be silently lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from landing_zone.sandbox.providers.aws.comparison import MAPS
from landing_zone.sandbox.providers.aws.expressions import fields, whole
from landing_zone.sandbox.providers.aws.kind import Api, Kind
from landing_zone.sandbox.providers.plugin.values import Object


@dataclass(frozen=True)
class Accepted:
    """Names that the calls of a type mention."""

    names: frozenset[str]
    opaque: frozenset[str]
    """Those whose content is handed over as it is, or only kept."""

    def stranger(self, inputs: Object) -> str | None:
        """Return the path of an input, or of a field inside one, that nothing is done with; None if there is none."""
        return next(self._strangers(inputs, ""), None)

    def _strangers(self, value: Any, path: str) -> Iterator[str]:
        if isinstance(value, list):
            for i, item in enumerate(value):
                yield from self._strangers(item, f"{path}[{i}]")
        elif isinstance(value, dict):
            for key, item in value.items():
                at = f"{path}.{key}".lstrip(".")
                if key not in self.names:
                    yield at
                elif key not in self.opaque:
                    yield from self._strangers(item, at)


@cache
def accepted(kind: Kind) -> Accepted:
    """Return what a type takes."""
    calls = _calls(kind)
    set_later = (name for setter in kind.setters for name in setter.properties)
    always = {"region", *kind.kept, *set_later, *({"tags"} if kind.tagging else ())}
    names = frozenset(always).union(*(fields(call.params) for call in calls))
    return Accepted(names, frozenset(MAPS | kind.kept).union(*(whole(call.params) for call in calls)))


def _calls(kind: Kind) -> list[Api]:
    setters = [call for setter in kind.setters for call in (setter.call, setter.unset) if call]
    return [kind.create, *setters]
