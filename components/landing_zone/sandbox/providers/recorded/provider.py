"""The stand-in for a cloud's provider."""

from functools import cached_property
from pathlib import Path

from pulumi.provider.experimental import provider as p

from landing_zone.errors import SandboxError
from landing_zone.sandbox.providers.plugin.handler import Handler
from landing_zone.sandbox.providers.plugin.provider import StandIn
from landing_zone.sandbox.providers.plugin.values import Object, plain
from landing_zone.sandbox.providers.recorded.cloud import Cloud
from landing_zone.sandbox.providers.recorded.handler import RecordedHandler


class RecordedProvider(StandIn):
    """One provider resource of the program: one account of one cloud."""

    def __init__(self, cloud: Cloud, state: Path) -> None:
        self._cloud = cloud
        self._state = state
        self._settings: Object = {}

    @property
    def title(self) -> str:  # type: ignore[override]
        """What errors call it."""
        return f"{self._cloud.title} provider"

    def settings(self, args: Object) -> None:
        """Take account, project and region."""
        self._settings = args

    @cached_property
    def _handler(self) -> RecordedHandler:
        return RecordedHandler(self._cloud, self._state, self._settings)

    def handler(self, token: str, inputs: Object) -> Handler:
        """Return who answers for a type; one that no table knows is refused."""
        if token not in self._cloud.kinds:
            raise SandboxError(
                f"{token}: the sandbox does not know this type of {self._cloud.title}; nothing of it can be rehearsed"
            )
        return self._handler

    async def invoke(self, request: p.InvokeRequest) -> p.InvokeResponse:
        """Answer the few functions that the tables know; a record has no keys to hand out, and nothing to look up."""
        answer, scope = self._cloud.invokes.get(request.tok), self._handler.scope
        if answer is None or scope is None:
            raise SandboxError(f"{request.tok}: the sandbox's {self._cloud.title} keeps records and does not answer it")
        return p.InvokeResponse(self.properties(answer(plain(request.args), scope)))
