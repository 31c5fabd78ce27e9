"""The provider: turns the engine's requests into calls of the handler for what the resource stands for."""

from typing import ClassVar

from pulumi.provider.experimental import provider as p

from landing_zone.errors import LandingZoneError
from landing_zone.sandbox.providers.plugin.answers import place
from landing_zone.sandbox.providers.plugin.diffing import Difference
from landing_zone.sandbox.providers.plugin.handler import DEFAULT_TIMEOUT_S, Call, Handler, Invalid
from landing_zone.sandbox.providers.plugin.urns import token_of
from landing_zone.sandbox.providers.plugin.values import Object, Properties, plain, properties


class StandIn(p.Provider):
    """Base of a stand-in for an official provider; one instance is one provider resource of the program."""

    title: ClassVar[str]
    """What errors call it."""

    def handler(self, token: str, inputs: Object) -> Handler:
        """Return who answers for a resource. Raises SandboxError for a type that is not known."""
        raise NotImplementedError

    def settings(self, args: Object) -> None:
        """Take the provider's own inputs."""

    def properties(self, obj: Object) -> Properties:
        """Return property values, those marked that are secret whatever the program says."""
        return properties(obj)

    def describe(self, error: Exception, urn: str) -> str:
        """Return the line that the engine shows of an error."""
        return str(error) if isinstance(error, LandingZoneError) else f"the {self.title} failed: {place(error)}"

    async def configure(self, request: p.ConfigureRequest) -> p.ConfigureResponse:
        """Take the settings.

        Secrets are not accepted: the engine sends plain values, and marks those of the same name in what comes back.
        """
        self.settings(plain(request.args))
        return p.ConfigureResponse(accept_secrets=False, supports_preview=True)

    async def check(self, request: p.CheckRequest) -> p.CheckResponse:
        """Complete the inputs, or say what is wrong with them."""
        token, inputs, old = token_of(request.urn), plain(request.new_inputs), plain(request.old_inputs)
        try:
            checked = self.handler(token, inputs).check(Call(request.urn, token, inputs, old))
        except Invalid as error:
            return p.CheckResponse(failures=[p.CheckFailure(error.field_path, error.reason)])
        return p.CheckResponse(inputs=self.properties(checked))

    async def difference(self, call: Call) -> Difference:
        """Say what differs. The SDK's `diff` would not be told the old inputs, so the server asks this instead."""
        return await self.handler(call.token, call.inputs).diff(call)

    async def create(self, request: p.CreateRequest) -> p.CreateResponse:
        """Make the resource, or say what it would be."""
        inputs = plain(request.properties)
        call = Call(request.urn, token_of(request.urn), inputs, timeout_s=request.timeout or DEFAULT_TIMEOUT_S)
        handler = self.handler(call.token, inputs)
        if request.preview:
            return p.CreateResponse(None, self.properties(await handler.preview(call)))
        resource_id, outputs = await handler.create(call)
        return p.CreateResponse(resource_id, self.properties(outputs))

    async def change(self, call: Call, *, is_preview: bool) -> Properties:
        """Change the resource, or say what it would be. The SDK's `update` would not be told the old inputs either."""
        handler = self.handler(call.token, call.inputs)
        return self.properties(await (handler.preview(call) if is_preview else handler.update(call)))

    async def read(self, request: p.ReadRequest) -> p.ReadResponse:
        """Return the resource as it is, nothing where it is gone."""
        inputs, old = plain(request.inputs), plain(request.properties)
        call = Call(request.urn, token_of(request.urn), inputs, inputs, old, request.resource_id)
        found = await self.handler(call.token, inputs or old).read(call)
        if found is None:
            return p.ReadResponse()
        return p.ReadResponse(found.resource_id, self.properties(found.outputs), self.properties(found.inputs))

    async def delete(self, request: p.DeleteRequest) -> None:
        """Delete the resource and wait until it is gone."""
        old = plain(request.properties)
        timeout_s = request.timeout or DEFAULT_TIMEOUT_S
        call = Call(request.urn, token_of(request.urn), old, {}, old, request.resource_id, timeout_s)
        await self.handler(call.token, old).delete(call)
