"""The record of a release, kept in its namespace as Helm keeps its own: a Secret, because values may be secret."""

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from landing_zone.sandbox.kube import Kube
from landing_zone.sandbox.parts.manifests import MANAGED_BY
from landing_zone.sandbox.parts.part import Object
from landing_zone.sandbox.parts.release import ReleaseSpec

FIELD_MANAGER = "ai-landing-zone-sandbox"


@dataclass(frozen=True, order=True)
class Reference:
    """Names one object."""

    api_version: str
    kind: str
    name: str
    namespace: str | None = None

    @classmethod
    def to(cls, obj: Object) -> "Reference":
        """Return the reference to an object."""
        meta = obj["metadata"]
        return cls(obj["apiVersion"], obj["kind"], meta["name"], meta.get("namespace"))

    def __str__(self) -> str:
        place = f"{self.namespace}/" if self.namespace else ""
        return f"{self.kind} {place}{self.name}"


@dataclass(frozen=True)
class Record:
    """What a release is, and which objects it has."""

    name: str
    namespace: str
    chart: str
    version: str
    values: Mapping[str, Any]
    status: str
    """Helm's word: deployed, pending-install, pending-upgrade, uninstalling."""
    objects: tuple[Reference, ...]
    """In the order in which they were applied."""
    program: str | None = None
    owns_namespace: bool = False

    def changed(self, **values: Any) -> "Record":
        """Return a copy with other values."""
        return replace(self, **values)


def secret_name(release: str) -> str:
    """Name of the Secret that holds a release's record."""
    return f"sandbox-release-{release}"


async def read(kube: Kube, release: ReleaseSpec) -> Record | None:
    """Return the record of a release, None if it was never installed here."""
    secret = await kube.get("v1", "Secret", secret_name(release.name), release.namespace)
    if secret is None:
        return None
    content = json.loads(base64.b64decode(secret["data"]["release"]))
    objects = tuple(Reference(**reference) for reference in content.pop("objects"))
    return Record(objects=objects, **content)


async def write(kube: Kube, record: Record) -> None:
    """Store a record."""
    content = base64.b64encode(json.dumps(asdict(record)).encode()).decode()
    secret = {
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": {
            "name": secret_name(record.name),
            "namespace": record.namespace,
            "labels": {**MANAGED_BY, "ai-landing-zone/release": record.name},
        },
        "type": "ai-landing-zone/release",
        "data": {"release": content},
    }
    await kube.apply(secret, field_manager=FIELD_MANAGER)


async def remove(kube: Kube, record: Record) -> None:
    """Forget a record."""
    await kube.delete("v1", "Secret", secret_name(record.name), record.namespace)


async def installed(kube: Kube) -> list[ReleaseSpec]:
    """Return every release that has a record in the cluster."""
    secrets = await kube.list("v1", "Secret", label_selector="ai-landing-zone/release")
    contents = (json.loads(base64.b64decode(secret["data"]["release"])) for secret in secrets)
    return [ReleaseSpec(c["name"], c["namespace"], c["chart"], c["version"], values=c["values"]) for c in contents]
