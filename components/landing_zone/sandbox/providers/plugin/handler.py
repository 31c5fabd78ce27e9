"""The questions that the engine asks about a resource, whatever it stands for."""

from dataclasses import dataclass, field
from typing import Protocol

from landing_zone.sandbox.providers.plugin.diffing import Difference
from landing_zone.sandbox.providers.plugin.values import Object

DEFAULT_TIMEOUT_S = 300.0


@dataclass(frozen=True)
class Call:
    """One question about one resource."""

    urn: str
    token: str
    inputs: Object = field(default_factory=dict)
    """What the program wants; of a deletion or a read, what it last wanted."""
    old_inputs: Object = field(default_factory=dict)
    old: Object = field(default_factory=dict)
    """Outputs as the state has them; empty for a resource that is not there yet."""
    resource_id: str = ""
    timeout_s: float = DEFAULT_TIMEOUT_S


@dataclass(frozen=True)
class Found:
    """What a read found."""

    resource_id: str
    inputs: Object
    outputs: Object


class Handler(Protocol):
    """Answers for one family of resources. Errors are SandboxError (or a subclass) and NotReady."""

    def check(self, call: Call) -> Object:
        """Return the inputs with what the program left to us; raise Invalid."""

    async def diff(self, call: Call) -> Difference:
        """Return what differs between old and new inputs."""

    async def preview(self, call: Call) -> Object:
        """Return the outputs that a create (without ``old``) or an update is expected to have."""

    async def create(self, call: Call) -> tuple[str, Object]:
        """Make it, wait for it, and return its id and outputs."""

    async def update(self, call: Call) -> Object:
        """Change it, wait for it, and return its outputs."""

    async def read(self, call: Call) -> Found | None:
        """Return what is there; None where it is gone."""

    async def delete(self, call: Call) -> None:
        """Delete it and wait until it is gone."""


class Invalid(Exception):
    """An input is wrong before anybody is asked."""

    def __init__(self, field_path: str, reason: str) -> None:
        super().__init__(reason)
        self.field_path = field_path
        self.reason = reason


class NotReady(Exception):
    """The object exists, but does not do what it was made for. It is kept in state and updated by the next run."""

    def __init__(self, resource_id: str, outputs: Object, reason: str, inputs: Object | None = None) -> None:
        super().__init__(reason)
        self.resource_id = resource_id
        self.outputs = outputs
        self.inputs = inputs
        self.reason = reason
