"""Answers for every described resource type."""

import asyncio
from typing import Any

from landing_zone.errors import SandboxError
from landing_zone.sandbox.providers.aws.accepted import Accepted, accepted
from landing_zone.sandbox.providers.aws.comparison import MAPS, known, merged, same, seen_through, top
from landing_zone.sandbox.providers.aws.expressions import evaluate
from landing_zone.sandbox.providers.aws.kind import Kind, Setter
from landing_zone.sandbox.providers.aws.remote import Remote
from landing_zone.sandbox.providers.aws.scope import scope_of, tags_all
from landing_zone.sandbox.providers.aws.session import Session
from landing_zone.sandbox.providers.aws.validation import problems
from landing_zone.sandbox.providers.plugin.diffing import Difference, compare
from landing_zone.sandbox.providers.plugin.handler import Call, Found, Invalid, NotReady
from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN
from landing_zone.sandbox.providers.plugin.urns import physical_name
from landing_zone.sandbox.providers.plugin.values import Object


class KindHandler:
    """One resource type."""

    def __init__(self, kind: Kind, session: Session) -> None:
        self.kind = kind
        self.session = session

    @property
    def accepted(self) -> Accepted:
        """Inputs that the description speaks of."""
        return accepted(self.kind)

    def check(self, call: Call) -> Object:
        """Return the inputs with defaults and a name; raise Invalid for what AWS would not take."""
        inputs = {**self.kind.defaults, **call.inputs}
        if self.kind.name and self.kind.name not in inputs:
            inputs[self.kind.name] = call.old_inputs.get(self.kind.name) or physical_name(call.urn)
        if stranger := self.accepted.stranger(inputs):
            raise Invalid(stranger, f"the sandbox's AWS provider does not know {stranger} of {self.kind.type}")
        self._check_call(call, inputs)
        return inputs

    async def diff(self, call: Call) -> Difference:
        """Compare old and new inputs by what they mean."""
        old, new = call.old_inputs, call.inputs
        differing = frozenset(key for key in {*old, *new} if not same(old.get(key), new.get(key)))
        changes = compare(top(old, differing), top(new, differing))
        return Difference(changes, frozenset(path for path in changes if str(path[0]) in self.kind.replace))

    async def preview(self, call: Call) -> Object:
        """Return the inputs, with what AWS will say as unknown."""
        if call.old:
            return {**call.old, **dict.fromkeys(self.kind.moving, UNKNOWN), **call.inputs, **self._tags(call.inputs)}
        outputs = {**dict.fromkeys((*self.kind.live, "id"), UNKNOWN), **call.inputs, **self._tags(call.inputs)}
        for path in self.kind.computed:
            outputs = _with_unknown(outputs, path.split("."))
        return outputs

    async def create(self, call: Call) -> tuple[str, Object]:
        """Make it, or take over what a broken-off run left, and wait for it."""
        return await asyncio.to_thread(self.make, call)

    async def update(self, call: Call) -> Object:
        """Make the calls that its changed properties need."""
        return await asyncio.to_thread(self.change, call)

    async def read(self, call: Call) -> Found | None:
        """Return what is there, seen through the old inputs."""
        return await asyncio.to_thread(self.look, call)

    async def delete(self, call: Call) -> None:
        """Delete it and wait until it is gone."""
        await asyncio.to_thread(self.remove, call)

    def make(self, call: Call) -> tuple[str, Object]:
        """Do as `create` says."""
        resources, scope = self._resources(call), self._scope(call.inputs, call)
        found = resources.find(scope)
        resource_id = found or resources.create(scope)
        scope = {**scope, "id": resource_id}
        try:
            for setter in self.kind.setters:
                if (setter.on_create or found) and _is_given(setter, call.inputs):
                    _set(resources, scope, setter)
            return resource_id, self.attended(call, resource_id, self._outputs(call, resource_id))
        except SandboxError as error:
            raise NotReady(resource_id, {**call.inputs, **self._tags(call.inputs)}, str(error), call.inputs) from None

    def change(self, call: Call) -> Object:
        """Do as `update` says."""
        resources, scope = self._resources(call), self._scope(call.inputs, call)
        for setter in self.kind.setters:
            if any(not same(call.old_inputs.get(key), call.inputs.get(key)) for key in setter.properties):
                _set(resources, scope, setter)
        self._retag(call, resources, scope)
        return self.attended(call, call.resource_id, self._outputs(call, call.resource_id))

    def look(self, call: Call) -> Found | None:
        """Do as `read` says."""
        seen = self._resources(call).read(self._scope({**call.old, **call.inputs}, call))
        if seen is None:
            return None
        live = self._live(seen, call.inputs)
        inputs = seen_through(call.inputs, live) if call.inputs else top(live, self.accepted.names)
        told = {**merged({**call.old, **call.inputs}, live), "id": call.resource_id}
        return Found(call.resource_id, inputs, self.observed(call, told))

    def remove(self, call: Call) -> None:
        """Do as `delete` says."""
        self._resources(call).delete(self._scope(call.old, call), call.timeout_s)

    def attended(self, call: Call, resource_id: str, outputs: Object) -> Object:
        """Do what a resource that was made or changed needs besides; return its outputs."""
        return outputs

    def observed(self, call: Call, outputs: Object) -> Object:
        """Return the outputs of a resource that was read, with what does not lie at AWS."""
        return outputs

    def _outputs(self, call: Call, resource_id: str) -> Object:
        seen = self._resources(call).settle(self._scope(call.inputs, call, resource_id), call.timeout_s)
        if seen is None:
            raise SandboxError(f"{self.kind.type} {resource_id} was made and is gone")
        told = merged({**call.inputs, **self._tags(call.inputs)}, self._live(seen, call.inputs))
        return {**told, "id": resource_id}

    def _live(self, seen: Object, inputs: Object) -> Object:
        """Return the properties of what was read; those that it does not tell are left out."""
        values = {name: evaluate(expression, seen) for name, expression in self.kind.live.items()}
        values |= {name: values[name] or {} for name in MAPS & values.keys()}
        if "tagsAll" in values:
            every, own = values["tagsAll"] or {}, inputs.get("tags") or {}
            defaults = self.session.settings.default_tags
            values["tagsAll"] = every
            values["tags"] = {key: value for key, value in every.items() if key in own or key not in defaults}
        return {key: value for key, value in values.items() if value is not None}

    def _retag(self, call: Call, resources: Any, scope: Object) -> None:
        if not self.kind.tagging:
            return
        old, new = call.old.get("tagsAll") or {}, tags_all(call.inputs, self.session.settings)
        changed = {key: value for key, value in new.items() if old.get(key) != value}
        removed = sorted(old.keys() - new.keys())
        if changed:
            resources.change({**scope, "changed": changed}, self.kind.tagging.tag)
        if removed:
            resources.change({**scope, "removed": removed}, self.kind.tagging.untag)

    def _check_call(self, call: Call, inputs: Object) -> None:
        """Check the creating call by botocore's model of it, as far as its parameters are known."""
        scope = scope_of(known(inputs, UNKNOWN), call, self.session.at(""), self.session.settings)
        params = evaluate(self.kind.create.params, scope) or {}
        is_whole = inputs == known(inputs, UNKNOWN)
        if found := problems(self.kind.service, self.kind.create.operation, params, is_whole=is_whole):
            raise Invalid("", "; ".join(found))

    def _tags(self, inputs: Object) -> Object:
        return {"tagsAll": tags_all(inputs, self.session.settings)} if self.kind.tagging else {}

    def _scope(self, inputs: Object, call: Call, resource_id: str = "") -> Object:
        return scope_of(inputs, call, self.session.cloud(call.urn), self.session.settings, resource_id)

    def _resources(self, call: Call) -> Any:
        if self.kind.is_recorded:
            return self.session.recorded(self.kind, call.urn)
        return Remote(self.kind, self.session.cloud(call.urn), lambda: self.session.is_stopping)


def _set(resources: Any, scope: Object, setter: Setter) -> None:
    if setter.unset and not _is_given(setter, scope):
        resources.change(scope, setter.unset)
        return
    if setter.before:
        resources.change(scope, setter.before)
    resources.change(scope, setter.call)


def _is_given(setter: Setter, inputs: Object) -> bool:
    return any(inputs.get(key) is not None for key in setter.properties)


def _with_unknown(obj: Any, path: list[str]) -> Any:
    if not path:
        return UNKNOWN
    if isinstance(obj, list):
        return [_with_unknown(item, path) for item in obj]
    return {**obj, path[0]: _with_unknown(obj.get(path[0], {}), path[1:])} if isinstance(obj, dict) else obj
