"""What makes one cloud different from another."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from landing_zone.sandbox.providers.plugin.values import Object
from landing_zone.sandbox.providers.recorded.effect import Effect
from landing_zone.sandbox.providers.recorded.fault import Fault
from landing_zone.sandbox.providers.recorded.kind import Kind, Resource
from landing_zone.sandbox.providers.recorded.scope import Scope

Check = Callable[[Resource, Scope], Iterator[Fault]]


@dataclass(frozen=True)
class Cloud:
    """One cloud: its types, rules and answers."""

    package: str
    """Pulumi's name of its provider."""
    sdk: str
    """The SDK's Python package."""
    title: str
    kinds: Mapping[str, Kind]
    """By token."""
    checks: tuple[Check, ...]
    """Held at preview."""
    answers: Callable[[Resource], Object]
    """Outputs that every resource of the cloud has."""
    needs: Callable[[Resource, Scope], Iterator[str]]
    """Ids that must exist before a resource is made."""
    effects: Mapping[str, Effect] = field(default_factory=dict)
    """What more happens than the record, by token."""
    invokes: Mapping[str, Callable[[Object, Scope], Object]] = field(default_factory=dict)
    """Functions that are answered, by token."""
