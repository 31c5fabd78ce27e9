"""The stand-in for the AWS provider."""

from pathlib import Path
from typing import ClassVar

from pulumi.provider.experimental import provider as p

from landing_zone.errors import SandboxError
from landing_zone.sandbox.providers.aws.handlers import handler_of
from landing_zone.sandbox.providers.aws.session import Session, settings_of
from landing_zone.sandbox.providers.plugin.handler import Handler
from landing_zone.sandbox.providers.plugin.provider import StandIn
from landing_zone.sandbox.providers.plugin.values import Object


class AwsProvider(StandIn):
    """One provider resource of the program: one account and region."""

    title: ClassVar[str] = "AWS provider"

    def __init__(self, state: Path) -> None:
        self._session = Session(state)

    def settings(self, args: Object) -> None:
        """Take region, account and default tags."""
        self._session = Session(self._session.state, settings_of(args))

    def handler(self, token: str, inputs: Object) -> Handler:
        """Return who answers for a resource type. Raises SandboxError for one that is not described."""
        return handler_of(token, self._session)

    async def invoke(self, request: p.InvokeRequest) -> p.InvokeResponse:
        """Refuse: the components look nothing up, so that every preview works without a cloud."""
        raise SandboxError(f"{request.tok}: the sandbox's AWS provider looks nothing up; give the value as an argument")

    async def cancel(self) -> None:
        """End all waiting: the run is over, or was interrupted."""
        self._session.stop()
