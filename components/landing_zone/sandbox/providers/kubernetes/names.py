"""From Pulumi's type tokens to Kubernetes' kinds and names."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from landing_zone.sandbox.providers.plugin.urns import physical_name
from landing_zone.sandbox.providers.plugin.values import Object

AUTONAMED = "pulumi.com/autonamed"
"""Annotation on objects whose name was made here, as the official provider sets it."""


class Family(Enum):
    """What a resource stands for."""

    OBJECT = "object"
    PATCH = "patch"
    RELEASE = "release"


@dataclass(frozen=True)
class Ref:
    """Identity of an object inside one cluster. ``str`` is the resource's Pulumi id."""

    api_version: str
    kind: str
    name: str
    namespace: str | None

    def __str__(self) -> str:
        return f"{self.namespace}/{self.name}" if self.namespace else self.name

    @property
    def key(self) -> tuple[str, str, str | None, str]:
        """What stays the same when only the version of the API changes."""
        return group(self.api_version), self.kind, self.namespace, self.name


def ref_of(obj: Object) -> Ref:
    """Return the identity of an object that has a name."""
    meta = obj["metadata"]
    return Ref(obj["apiVersion"], obj["kind"], meta["name"], meta.get("namespace"))


def ref_of_id(resource_id: str, api_version: str, kind: str) -> Ref:
    """Return the identity that a Pulumi id (``namespace/name`` or ``name``) stands for."""
    namespace, _, name = resource_id.rpartition("/")
    return Ref(api_version, kind, name, namespace or None)


def group(api_version: str) -> str:
    """Return the API group, "" for the core one."""
    return api_version.rpartition("/")[0]


def type_of(token: str) -> tuple[str, str]:
    """Return apiVersion and kind of a type token such as ``kubernetes:apps/v1:Deployment``."""
    _, module, kind = token.split(":", 2)
    return module.removeprefix("core/"), kind


def family_of(token: str, inputs: Object) -> Family:
    """Say what a resource stands for. A patch differs from a kind called "…Patch" by the kind in its inputs."""
    api_version, kind = type_of(token)
    if (api_version, kind) == ("helm.sh/v3", "Release"):
        return Family.RELEASE
    if kind == f"{inputs.get('kind')}Patch":
        return Family.PATCH
    return Family.OBJECT


def named(urn: str, inputs: Object, old: Object) -> Object:
    """Return ``inputs`` with a name. A name made earlier for the same resource (``old``) is kept."""
    meta: Any = inputs.get("metadata") or {}
    if not isinstance(meta, dict) or meta.get("name"):
        return inputs
    before = old.get("metadata") or {}
    made_before = AUTONAMED in (before.get("annotations") or {})
    name = before["name"] if made_before else physical_name(urn, meta.get("generateName"))
    rest = {key: value for key, value in meta.items() if key != "generateName"}
    annotations = {**(meta.get("annotations") or {}), AUTONAMED: "true"}
    return {**inputs, "metadata": {**rest, "name": name, "annotations": annotations}}
