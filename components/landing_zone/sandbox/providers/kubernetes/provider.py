"""The provider: turns the engine's requests into calls of the handler for what the resource stands for."""

from collections.abc import Callable

from pulumi.provider.experimental import provider as p

from landing_zone.errors import SandboxError
from landing_zone.sandbox.providers.kubernetes.diffing import Difference
from landing_zone.sandbox.providers.kubernetes.handler import DEFAULT_TIMEOUT_S, Call, Handler, Invalid
from landing_zone.sandbox.providers.kubernetes.names import Family, family_of, token_of
from landing_zone.sandbox.providers.kubernetes.objects import ObjectHandler
from landing_zone.sandbox.providers.kubernetes.patches import PatchHandler
from landing_zone.sandbox.providers.kubernetes.release import ReleaseHandler
from landing_zone.sandbox.providers.kubernetes.session import Session
from landing_zone.sandbox.providers.kubernetes.values import Object, plain, properties

_HANDLERS: dict[Family, Callable[[Session], Handler]] = {
    Family.OBJECT: ObjectHandler,
    Family.PATCH: PatchHandler,
    Family.RELEASE: ReleaseHandler,
}


class KubernetesProvider(p.Provider):
    """One provider resource of the program: one cluster."""

    def __init__(self) -> None:
        self._session = Session()

    async def configure(self, request: p.ConfigureRequest) -> p.ConfigureResponse:
        """Take the cluster's kubeconfig.

        Secrets are not accepted: the engine sends plain values, and marks those of the same name in what comes back.
        """
        args = plain(request.args)
        self._session = Session(
            kubeconfig=args.get("kubeconfig"), context=args.get("context"), namespace=args.get("namespace")
        )
        return p.ConfigureResponse(accept_secrets=False, supports_preview=True)

    async def check(self, request: p.CheckRequest) -> p.CheckResponse:
        """Complete the inputs, or say what is wrong with them."""
        token, inputs, old = token_of(request.urn), plain(request.new_inputs), plain(request.old_inputs)
        try:
            checked = self._handler(token, inputs).check(Call(request.urn, token, inputs, old))
        except Invalid as error:
            return p.CheckResponse(failures=[p.CheckFailure(error.field_path, error.reason)])
        return p.CheckResponse(inputs=properties(checked))

    async def difference(self, call: Call) -> Difference:
        """Say what differs. The SDK's `diff` would not be told the old inputs, so the server asks this instead."""
        return await self._handler(call.token, call.inputs).diff(call)

    async def create(self, request: p.CreateRequest) -> p.CreateResponse:
        """Make the object, or say what it would be."""
        inputs = plain(request.properties)
        call = Call(request.urn, token_of(request.urn), inputs, timeout_s=request.timeout or DEFAULT_TIMEOUT_S)
        handler = self._handler(call.token, inputs)
        if request.preview:
            return p.CreateResponse(None, properties(await handler.preview(call)))
        resource_id, outputs = await handler.create(call)
        return p.CreateResponse(resource_id, properties(outputs))

    async def update(self, request: p.UpdateRequest) -> p.UpdateResponse:
        """Change the object, or say what it would be."""
        call = Call(
            request.urn,
            token_of(request.urn),
            plain(request.news),
            old=plain(request.olds),
            resource_id=request.resource_id,
            timeout_s=request.timeout or DEFAULT_TIMEOUT_S,
        )
        handler = self._handler(call.token, call.inputs)
        outputs = await (handler.preview(call) if request.preview else handler.update(call))
        return p.UpdateResponse(properties(outputs))

    async def read(self, request: p.ReadRequest) -> p.ReadResponse:
        """Return the object as it is, nothing where it is gone."""
        inputs, old = plain(request.inputs), plain(request.properties)
        call = Call(request.urn, token_of(request.urn), inputs, inputs, old, request.resource_id)
        found = await self._handler(call.token, inputs or old).read(call)
        if found is None:
            return p.ReadResponse()
        return p.ReadResponse(found.resource_id, properties(found.outputs), properties(found.inputs))

    async def delete(self, request: p.DeleteRequest) -> None:
        """Delete the object and wait until it is gone."""
        old = plain(request.properties)
        timeout_s = request.timeout or DEFAULT_TIMEOUT_S
        call = Call(request.urn, token_of(request.urn), old, {}, old, request.resource_id, timeout_s)
        await self._handler(call.token, old).delete(call)

    async def invoke(self, request: p.InvokeRequest) -> p.InvokeResponse:
        """Refuse: what renders charts or files needs the official provider.

        Their newer versions are remote components; those the engine refuses itself, as this plugin takes no secrets.
        """
        raise SandboxError(
            f"{request.tok}: the sandbox's Kubernetes provider renders no charts or YAML files; "
            "declare the objects, or a kubernetes:helm.sh/v3:Release"
        )

    async def cancel(self) -> None:
        """End all waiting: the run is over, or was interrupted."""
        self._session.stop()

    def _handler(self, token: str, inputs: Object) -> Handler:
        return _HANDLERS[family_of(token, inputs)](self._session)
