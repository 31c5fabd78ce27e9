"""Answers of a cloud of which there is only a record."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

from landing_zone.errors import SandboxError
from landing_zone.sandbox.providers.plugin.diffing import Difference, compare
from landing_zone.sandbox.providers.plugin.handler import Call, Found, Invalid
from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN
from landing_zone.sandbox.providers.plugin.values import Object
from landing_zone.sandbox.providers.recorded import sdk_types
from landing_zone.sandbox.providers.recorded.checks import identity, names
from landing_zone.sandbox.providers.recorded.cloud import Cloud
from landing_zone.sandbox.providers.recorded.fault import Fault
from landing_zone.sandbox.providers.recorded.kind import Resource
from landing_zone.sandbox.providers.recorded.ledger import Entry
from landing_zone.sandbox.providers.recorded.outputs import late, merged
from landing_zone.sandbox.providers.recorded.scope import Scope
from landing_zone.sandbox.providers.recorded.secrets import hidden, restored

_FIXED = frozenset({"location", "region", "zone", "project", "network"})
"""Inputs that no resource of any cloud can change."""
_KNOWN = ("name", "selfLink", "project", "region")
"""Outputs that follow from the inputs, so that checks of what comes after can follow them."""


class RecordedHandler:
    """Resources of one provider: checked, kept as files, answered."""

    def __init__(self, cloud: Cloud, state: Path, settings: Object) -> None:
        self._cloud = cloud
        self._settings = settings
        self._state = state
        self.scope: Scope | None = None
        """Of the only stack that a plugin serves; None until it was asked about a resource."""

    def check(self, call: Call) -> Object:
        """Return the inputs; raise Invalid for the first fault, with the number of the others."""
        resource = self._resource(call)
        found = list(self._faults(resource))
        if found:
            more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            raise Invalid(found[0].path, f"{found[0].path}: {found[0].reason}{more}")
        self._scope(resource.environment).ledger.plan(_entry(resource))
        return call.inputs

    async def diff(self, call: Call) -> Difference:
        """Compare inputs; another identity or place needs another resource."""
        kind = self._cloud.kinds[call.token]
        fixed = _FIXED | {*kind.identity, *kind.fixed}
        changes = compare(call.old_inputs, call.inputs)
        return Difference(changes, frozenset(path for path in changes if path[0] in fixed))

    async def preview(self, call: Call) -> Object:
        """Return the outputs; of a resource that is not there yet the cloud's own are unknown."""
        resource = self._resource(call)
        if call.old:
            kept = {key: value for key, value in call.old.items() if key not in call.old_inputs}
            return {**kept, **self._told(resource)}
        answers = self._answers(resource)
        awaited = dict.fromkeys(sdk_types.outputs(self._cloud.sdk, call.token) - call.inputs.keys(), UNKNOWN)
        known = {key: answers[key] for key in _KNOWN if key in answers and resource.id}
        return {**awaited, **merged(call.inputs, late(answers)), **known}

    async def create(self, call: Call) -> tuple[str, Object]:
        """Keep it; what it needs must be there."""
        resource = self._resource(call)
        self._require(resource)
        return _id(resource), await self._make(resource)

    async def update(self, call: Call) -> Object:
        """Keep what changed."""
        return await self._make(self._resource(call))

    async def read(self, call: Call) -> Found | None:
        """Return what is kept, also where somebody has changed it."""
        resource = self._resource(call)
        entry = self._scope(resource.environment).ledger.get(call.resource_id)
        if entry is None:
            return None
        inputs = restored(entry.inputs, call.inputs)
        outputs = await self._outputs(self._with(resource, inputs))
        return None if outputs is None else Found(call.resource_id, inputs, outputs)

    async def delete(self, call: Call) -> None:
        """Forget it; one that another resource of the program now stands for is left."""
        resource = self._resource(call)
        scope = self._scope(resource.environment)
        entry = scope.ledger.get(call.resource_id)
        if entry is None or entry.urn != call.urn:
            return
        if effect := self._cloud.effects.get(call.token):
            await asyncio.to_thread(effect.remove, self._with(resource, entry.inputs), scope)
        scope.ledger.remove(call.resource_id)

    def _faults(self, resource: Resource) -> Iterator[Fault]:
        yield from sdk_types.faults(self._args(resource.token), resource.inputs)
        yield from identity.faults(resource, self._scope(resource.environment))
        yield from names.faults(resource)
        for check in self._cloud.checks:
            yield from check(resource, self._scope(resource.environment))

    def _require(self, resource: Resource) -> None:
        """Raise SandboxError where something that the resource names is not there."""
        scope = self._scope(resource.environment)
        absent = next((found for found in self._cloud.needs(resource, scope) if scope.ledger.get(found) is None), None)
        if absent is not None:
            raise SandboxError(f"{resource.token} {resource.name}: {absent} does not exist; make it first")

    async def _make(self, resource: Resource) -> Object:
        scope = self._scope(resource.environment)
        if effect := self._cloud.effects.get(resource.token):
            await asyncio.to_thread(effect.make, resource, scope)
        scope.ledger.put(_entry(resource))
        outputs = await self._outputs(resource)
        if outputs is None:
            raise SandboxError(f"{resource.token} {resource.name} was gone as soon as it was made")
        return outputs

    async def _outputs(self, resource: Resource) -> Object | None:
        effect = self._cloud.effects.get(resource.token)
        if effect is None:
            return self._told(resource)
        seen = await asyncio.to_thread(effect.look, resource, self._scope(resource.environment))
        return None if seen is None else merged(self._told(resource), seen)

    def _told(self, resource: Resource) -> Object:
        """Return what follows from the inputs."""
        found: Object = merged(resource.inputs, self._answers(resource))
        return found

    def _answers(self, resource: Resource) -> Object:
        """Return what the cloud says besides; of what all resources may have, only what this type has."""
        names = sdk_types.outputs(self._cloud.sdk, resource.token)
        shared = {key: value for key, value in self._cloud.answers(resource).items() if key in names}
        return {**shared, **resource.kind.outputs(resource)}

    def _scope(self, environment: str) -> Scope:
        if self.scope is None:
            self.scope = Scope(self._state, environment, self._cloud.package)
        return self.scope

    def _resource(self, call: Call) -> Resource:
        return Resource(call.token, self._cloud.kinds[call.token], call.inputs, self._settings, call.urn)

    def _with(self, resource: Resource, inputs: Object) -> Resource:
        return Resource(resource.token, resource.kind, inputs, self._settings, resource.urn)

    def _args(self, token: str) -> type:
        args = sdk_types.arguments(self._cloud.sdk, token)
        if args is None:
            raise SandboxError(f"{token}: {self._cloud.sdk} has no such type")
        return args


def _entry(resource: Resource) -> Entry:
    return Entry(resource.id or "", resource.token, hidden(resource.inputs, resource.kind.secrets), resource.urn)


def _id(resource: Resource) -> str:
    if resource.id is None:
        raise SandboxError(f"{resource.token}: its id can't be told, a part of {resource.kind.path} is missing")
    return resource.id
