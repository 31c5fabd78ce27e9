"""What happens when a resource is made besides its being recorded."""

from typing import Protocol

from landing_zone.sandbox.providers.plugin.values import Object
from landing_zone.sandbox.providers.recorded.kind import Resource
from landing_zone.sandbox.providers.recorded.scope import Scope


class Effect(Protocol):
    """Opens a control plane, makes nodes, remembers a name. The functions block, and may be repeated."""

    def make(self, resource: Resource, scope: Scope) -> None:
        """Bring about what the resource says. Raises SandboxError."""

    def look(self, resource: Resource, scope: Scope) -> Object | None:
        """Return the outputs that only this knows; None where what it made is gone."""

    def remove(self, resource: Resource, scope: Scope) -> None:
        """Take it away. Raises SandboxError where the cloud would refuse."""
