"""Ordinary objects: applied by the server, watched until ready, deleted until gone."""

from landing_zone.sandbox.kube.errors import KubeError
from landing_zone.sandbox.providers.kubernetes import projection
from landing_zone.sandbox.providers.kubernetes.immutability import named_by, refused_as_immutable, replacing
from landing_zone.sandbox.providers.kubernetes.names import Ref, named, ref_of, ref_of_id, type_of
from landing_zone.sandbox.providers.kubernetes.premature import fails_in_webhook, is_arriving, is_premature
from landing_zone.sandbox.providers.kubernetes.readiness.outcome import Ready
from landing_zone.sandbox.providers.kubernetes.readiness.rules import judge
from landing_zone.sandbox.providers.kubernetes.session import MANAGER, Session
from landing_zone.sandbox.providers.kubernetes.unknowns import expected
from landing_zone.sandbox.providers.kubernetes.waiting import awaits_nothing, patiently, until_gone, until_ready
from landing_zone.sandbox.providers.plugin.diffing import Change, Difference, Path, compare
from landing_zone.sandbox.providers.plugin.handler import Call, Found, Invalid, NotReady
from landing_zone.sandbox.providers.plugin.unknowns import has_unknown
from landing_zone.sandbox.providers.plugin.values import Object

LEAVES = frozenset(
    {
        "ClusterRole",
        "ClusterRoleBinding",
        "ConfigMap",
        "LimitRange",
        "NetworkPolicy",
        "PriorityClass",
        "ResourceQuota",
        "Role",
        "RoleBinding",
        "RuntimeClass",
        "Secret",
        "ServiceAccount",
        "StorageClass",
    }
)
"""Kinds that own no other objects, so that no garbage collector has to be waited for."""

GOING_S = 120.0
"""How long a refresh waits for an object that is being deleted; a garbage collector may look every half minute only."""


class ObjectHandler:
    """Any kind that an API server serves."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def check(self, call: Call) -> Object:
        """Return the inputs with apiVersion, kind and a name."""
        api_version, kind = type_of(call.token)
        inputs = {"apiVersion": api_version, "kind": kind, **call.inputs}
        if inputs["kind"].endswith("List") and "items" in inputs:
            raise Invalid("kind", "a list is no object of its own; declare each of its items")
        return named(call.urn, inputs, call.old_inputs)

    async def diff(self, call: Call) -> Difference:
        """Compare what the program sets; the API server is asked only about what the kind alone does not tell."""
        old, new = (self._placed(inputs, call.old) for inputs in (call.old_inputs, call.inputs))
        changes = compare(old, new)
        replaced = replacing(changes, new, call.old) if changes else frozenset()
        below_metadata = all(path[0] == "metadata" for path in changes)
        if not (replaced or below_metadata or has_unknown(new)):
            replaced = await self._refused(call, changes)
        if replaced:
            self._session.replaced.add(call.urn)
        return Difference(changes, replaced)

    async def preview(self, call: Call) -> Object:
        """Ask the API server by a dry run, where what the object needs is there already."""
        answer = None if has_unknown(call.inputs) else await self._rehearse(call)
        if not call.old:
            return expected(call.inputs, answer)
        return projection.outputs(answer) if answer else {**call.old, **call.inputs}

    async def create(self, call: Call) -> tuple[str, Object]:
        """Apply; an object left by a broken-off run is taken over, one still being deleted is waited for."""
        live = await self._apply(call)
        while "deletionTimestamp" in live["metadata"]:
            await until_gone(self._session, live, call.timeout_s)
            live = await self._apply(call)
        return str(ref_of(live)), await self._ready(call, live)

    async def update(self, call: Call) -> Object:
        """Apply the new inputs; fields that they leave out go away."""
        return (await self.create(call))[1]

    async def read(self, call: Call) -> Found | None:
        """Return the live object; its inputs are those of the state where nothing of them has drifted.

        One that is still being deleted is waited for: what a killed run asked to go is nothing to build on.
        """
        ref = self._ref(call)
        live = await self._staying(ref)
        if live is None:
            return None
        inputs = await self._drifted(call, live) if call.inputs else projection.adopted(live)
        found = Found(str(ref_of(live)), inputs, projection.outputs(live))
        outcome = Ready() if awaits_nothing(live) else judge(live)
        if not isinstance(outcome, Ready):
            raise NotReady(
                found.resource_id, found.outputs, f"{ref.kind} {ref} is not ready: {outcome.message}", inputs
            )
        return found

    async def delete(self, call: Call) -> None:
        """Delete the object that the state knows, and no other of its name unless we have written that too."""
        ref = self._ref(call)
        live = await self._session.kube.get(ref.api_version, ref.kind, ref.name, ref.namespace)
        if live is None or not self._is_ours(call, live):
            return
        ref, uid = ref_of(live), live["metadata"]["uid"]
        kube = self._session.kube
        if await kube.delete(
            ref.api_version,
            ref.kind,
            ref.name,
            ref.namespace,
            uid=uid,
            propagation="Background" if ref.kind in LEAVES else "Foreground",
        ):
            await until_gone(self._session, live, call.timeout_s)

    def manager(self, call: Call) -> str:
        """Return the field manager that applies the resource."""
        return MANAGER

    def manifest(self, inputs: Object) -> Object:
        """Return what is sent."""
        return inputs

    async def _staying(self, ref: Ref) -> Object | None:
        while live := await self._session.kube.get(ref.api_version, ref.kind, ref.name, ref.namespace):
            if "deletionTimestamp" not in live["metadata"]:
                return live
            await until_gone(self._session, live, GOING_S)
        return None

    async def _apply(self, call: Call) -> Object:
        async def apply() -> Object:
            return await self._session.kube.apply(self.manifest(call.inputs), field_manager=self.manager(call))

        live = await patiently(self._session, apply, is_arriving)
        self._session.wrote(ref_of(live), call.urn)
        return live

    async def _dry_run(self, call: Call) -> Object:
        return await self._session.kube.apply(
            self.manifest(call.inputs), field_manager=self.manager(call), dry_run=True, final=fails_in_webhook
        )

    async def _rehearse(self, call: Call) -> Object | None:
        """Return what a dry run says; None where it can't be asked yet, or where the old object is in the way."""
        try:
            return await self._dry_run(call)
        except KubeError as error:
            in_the_way = call.urn in self._session.replaced and 400 <= error.status < 500
            if in_the_way or is_premature(error):
                return None
            raise

    async def _refused(self, call: Call, changes: dict[Path, Change]) -> frozenset[Path]:
        """Return the changes that the API server says no existing object can have."""
        try:
            await self._dry_run(call)
        except KubeError as error:
            if refused_as_immutable(error):
                return named_by(error, changes)
            if not 400 <= error.status < 500 and not is_premature(error):
                raise
        return frozenset()

    async def _ready(self, call: Call, live: Object) -> Object:
        try:
            return projection.outputs(await until_ready(self._session, live, call.timeout_s))
        except NotReady as error:
            raise NotReady(error.resource_id, projection.outputs(error.outputs), error.reason, call.inputs) from None

    async def _drifted(self, call: Call, live: Object) -> Object:
        """Return the inputs as the live object has them.

        What looks different may only be written differently ("1000m" for "1"): a dry run of the inputs tells.
        """
        seen = projection.project(call.inputs, live)
        if seen == call.inputs:
            return call.inputs
        try:
            wanted = projection.project(call.inputs, await self._dry_run(call))
        except KubeError as error:
            if not 400 <= error.status < 500 and not fails_in_webhook(error):
                raise
            return seen
        return projection.settle(call.inputs, wanted, seen)

    def _is_ours(self, call: Call, live: Object) -> bool:
        if self._session.belongs_to_another(ref_of(live), call.urn):
            return False
        uid = (call.old.get("metadata") or {}).get("uid")
        managers = {field.get("manager") for field in live["metadata"].get("managedFields") or ()}
        return uid in {None, live["metadata"]["uid"]} or MANAGER in managers

    def _ref(self, call: Call) -> Ref:
        known = call.old if "name" in (call.old.get("metadata") or {}) else call.inputs
        if "name" in (known.get("metadata") or {}):
            return ref_of(known)
        return ref_of_id(call.resource_id, *type_of(call.token))

    def _placed(self, inputs: Object, live: Object) -> Object:
        """Return inputs with the namespace that leaving it out means."""
        meta = inputs.get("metadata")
        if not isinstance(meta, dict) or "namespace" in meta or "namespace" not in (live.get("metadata") or {}):
            return inputs
        return {**inputs, "metadata": {**meta, "namespace": self._session.kube.access.namespace}}
