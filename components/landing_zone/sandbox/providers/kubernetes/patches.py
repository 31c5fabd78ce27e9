"""Patches: a few fields of an object that someone else owns."""

from landing_zone.errors import SandboxError
from landing_zone.sandbox.providers.kubernetes.names import ref_of
from landing_zone.sandbox.providers.kubernetes.objects import ObjectHandler
from landing_zone.sandbox.providers.kubernetes.session import MANAGER
from landing_zone.sandbox.providers.plugin.handler import Call, Found, Invalid, NotReady
from landing_zone.sandbox.providers.plugin.urns import digest
from landing_zone.sandbox.providers.plugin.values import Object

_OWN = "pulumi.com/"


class PatchHandler(ObjectHandler):
    """The ``…Patch`` types. Each patch is a field manager of its own, so that its fields go when it goes."""

    def check(self, call: Call) -> Object:
        """Return the inputs as they are; a patch has to name its object."""
        meta = call.inputs.get("metadata")
        if not meta or (isinstance(meta, dict) and not meta.get("name")):
            raise Invalid("metadata.name", "a patch has to name the object that it changes")
        return call.inputs

    async def preview(self, call: Call) -> Object:
        """A patch of an object that is not there yet is not rehearsed: the dry run would judge it as a whole object."""
        if isinstance(call.inputs.get("metadata"), dict) and await self._target(call) is None:
            return call.inputs
        return await super().preview(call)

    async def create(self, call: Call) -> tuple[str, Object]:
        """Apply the fields to an object that exists."""
        if await self._target(call) is None:
            ref = ref_of(call.inputs)
            raise SandboxError(f"{ref.kind} {ref} is to be patched but does not exist")
        live = await self._apply(call)
        return str(ref_of(live)), await self._ready(call, live)

    async def read(self, call: Call) -> Found | None:
        """Return the fields as they are; whether the object is ready is its owner's business."""
        try:
            return await super().read(call)
        except NotReady as error:
            return Found(error.resource_id, error.inputs or {}, error.outputs)

    async def delete(self, call: Call) -> None:
        """Give the fields up: those that nobody else owns go away, the object stays."""
        ref = self._ref(call)
        live = await self._session.kube.get(ref.api_version, ref.kind, ref.name, ref.namespace)
        if live is None:
            return
        identity = {key: live["metadata"][key] for key in ("name", "namespace", "uid") if key in live["metadata"]}
        bare = {"apiVersion": ref.api_version, "kind": ref.kind, "metadata": identity}
        await self._session.kube.apply(bare, field_manager=self.manager(call))

    def manager(self, call: Call) -> str:
        """Return a field manager that is the patch's alone."""
        return f"{MANAGER}-{digest(call.urn)}"

    def manifest(self, inputs: Object) -> Object:
        """Return the inputs without the annotations that are meant for the provider."""
        meta = inputs["metadata"]
        kept = {key: value for key, value in (meta.get("annotations") or {}).items() if not key.startswith(_OWN)}
        rest = {key: value for key, value in meta.items() if key != "annotations"}
        return {**inputs, "metadata": {**rest, **({"annotations": kept} if kept else {})}}

    async def _target(self, call: Call) -> Object | None:
        ref = ref_of(call.inputs)
        return await self._session.kube.get(ref.api_version, ref.kind, ref.name, ref.namespace)
