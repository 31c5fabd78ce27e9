"""Helm releases: what the sandbox's part for the chart makes of them. Nothing is rendered here."""

import re
from typing import TYPE_CHECKING

from landing_zone.errors import SandboxError
from landing_zone.sandbox.providers.kubernetes.session import Session
from landing_zone.sandbox.providers.plugin.diffing import Difference, compare
from landing_zone.sandbox.providers.plugin.handler import Call, Found, Invalid, NotReady
from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN
from landing_zone.sandbox.providers.plugin.urns import physical_name
from landing_zone.sandbox.providers.plugin.values import Object

if TYPE_CHECKING:
    from landing_zone.sandbox.cluster import SandboxCluster
    from landing_zone.sandbox.parts.release import ReleaseSpec

_IDENTITY = {("name",), ("namespace",)}
_MADE_NAME = re.compile(r"-[0-9a-f]{8}$")


class ReleaseHandler:
    """``kubernetes:helm.sh/v3:Release``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def check(self, call: Call) -> Object:
        """Return the inputs with a name."""
        if not call.inputs.get("chart"):
            raise Invalid("chart", "a release has to name its chart")
        if call.inputs.get("valueYamlFiles"):
            raise Invalid("valueYamlFiles", "the sandbox takes values only from `values`")
        return {**call.inputs, "name": call.inputs.get("name") or _name(call)}

    async def diff(self, call: Call) -> Difference:
        """Compare the inputs; another name or namespace is another release."""
        changes = compare(call.old_inputs, call.inputs)
        return Difference(changes, frozenset(path for path in changes if path in _IDENTITY))

    async def preview(self, call: Call) -> Object:
        """Return the inputs; how the release fares is unknown until it is installed."""
        return {**call.inputs, "status": (call.old or {}).get("status", UNKNOWN)}

    async def create(self, call: Call) -> tuple[str, Object]:
        """Install and wait; a release that broke half-way is kept in state, so that it can be finished or removed."""
        from landing_zone.sandbox.parts import registry  # noqa: PLC0415 - parts are heavy and mostly not needed

        spec = self._spec(call.inputs)
        resource_id = f"{spec.namespace}/{spec.name}"
        cluster = self._cluster()
        try:
            answer = await registry.install(cluster, spec, self._session.kube)
        except SandboxError as error:
            raise NotReady(resource_id, call.inputs, f"release {resource_id}: {error}", call.inputs) from None
        return resource_id, {**call.inputs, **answer}

    async def update(self, call: Call) -> Object:
        """Bring the release to the new inputs."""
        return (await self.create(call))[1]

    async def read(self, call: Call) -> Found | None:
        """Return how the release is; what the record of its installation says differently counts as drift."""
        from landing_zone.sandbox.parts import registry  # noqa: PLC0415 - as above

        if self._session.directory is None:
            return None
        inputs = call.inputs or _from_id(call.resource_id)
        spec = self._spec(inputs)
        answer = await registry.status(self._cluster(), spec, self._session.kube)
        if answer is None:
            return None
        outputs = {**call.old, **inputs, **answer}
        found = Found(f"{spec.namespace}/{spec.name}", _as_recorded(inputs, answer), outputs)
        status = answer["status"]
        if status["status"] != "deployed":
            said = status.get("description") or status["status"]
            raise NotReady(found.resource_id, outputs, f"release {found.resource_id}: {said}", found.inputs)
        return found

    async def delete(self, call: Call) -> None:
        """Uninstall and wait until all of it is gone."""
        from landing_zone.sandbox.parts import registry  # noqa: PLC0415 - as above

        if self._session.directory is not None:
            await registry.uninstall(self._cluster(), self._spec({**call.inputs, **call.old}), self._session.kube)

    def _spec(self, inputs: Object) -> "ReleaseSpec":
        from landing_zone.sandbox.parts.release import ReleaseSpec  # noqa: PLC0415 - as above

        return ReleaseSpec(
            name=inputs["name"],
            namespace=inputs.get("namespace") or self._session.kube.access.namespace,
            chart=inputs["chart"],
            version=inputs.get("version", ""),
            repository=(inputs.get("repositoryOpts") or {}).get("repo"),
            values=inputs.get("values") or {},
            create_namespace=bool(inputs.get("createNamespace")),
        )

    def _cluster(self) -> "SandboxCluster":
        from landing_zone.sandbox.cluster import SandboxCluster  # noqa: PLC0415 - as above

        cluster = SandboxCluster.open(self._session.directory) if self._session.directory else None
        if cluster is None:
            where = self._session.kube.access.cluster
            raise SandboxError(f"{where} is no sandbox; install the official provider for releases there")
        return cluster


def _name(call: Call) -> str:
    before = str(call.old_inputs.get("name", ""))
    return before if _MADE_NAME.search(before) else physical_name(call.urn)


def _from_id(resource_id: str) -> Object:
    namespace, _, name = resource_id.rpartition("/")
    return {"name": name, "namespace": namespace, "chart": ""}


def _as_recorded(inputs: Object, answer: Object) -> Object:
    """Return the inputs with version and values as recorded; of an import, chart and version are the record's too."""
    status = answer["status"]
    if not inputs["chart"]:
        return {**inputs, "chart": status["chart"], "version": status["version"], "values": answer["values"]}
    recorded = {"version": status["version"], "values": answer["values"]}
    return {key: recorded.get(key, value) for key, value in inputs.items()}
