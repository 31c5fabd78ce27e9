"""Which kinds an API server serves, under which path."""

import asyncio
from dataclasses import dataclass

from landing_zone.sandbox.kube.errors import KubeError, NoSuchKind
from landing_zone.sandbox.kube.transport import Transport


@dataclass(frozen=True)
class Resource:
    """The path of a kind."""

    api_version: str
    plural: str
    namespaced: bool

    def path(self, namespace: str | None, name: str | None = None) -> str:
        """Return the path of the collection, or of one object in it."""
        parts = [prefix(self.api_version)]
        if self.namespaced and namespace:
            parts += ["namespaces", namespace]
        parts += [self.plural] if name is None else [self.plural, name]
        return "/".join(parts)


def prefix(api_version: str) -> str:
    """Return the path below which a group's version is served."""
    return f"/apis/{api_version}" if "/" in api_version else f"/api/{api_version}"


class Discovery:
    """Answers from memory; asks the server again about a kind it does not know, so a definition made a moment ago
    is found."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._known: dict[tuple[str, str], Resource] = {}
        self._asking: dict[str, asyncio.Task[None]] = {}

    async def resource(self, api_version: str, kind: str) -> Resource:
        """Return the kind's path; raise NoSuchKind where the server does not serve it."""
        if (api_version, kind) not in self._known:
            await self._ask_once(api_version)
        found = self._known.get((api_version, kind))
        if found is None:
            message = f"the API server serves no kind {kind} of {api_version}; its CustomResourceDefinition is missing"
            raise NoSuchKind(404, "NoSuchKind", message, self._transport.access.cluster)
        return found

    def forget(self, api_version: str) -> None:
        """Drop what is known of a group's version, as when its definition turned out to be gone."""
        self._known = {key: value for key, value in self._known.items() if key[0] != api_version}

    async def _ask_once(self, api_version: str) -> None:
        """Ask, or share the answer to a question that is under way."""
        task = self._asking.get(api_version)
        if task is None:
            task = self._asking[api_version] = asyncio.create_task(self._ask(api_version))
            task.add_done_callback(lambda _: self._asking.pop(api_version))
        await asyncio.shield(task)

    async def _ask(self, api_version: str) -> None:
        try:
            response = await self._transport.request("GET", prefix(api_version))
        except KubeError as error:
            if error.status == 404:
                return
            raise
        for item in response.json().get("resources", ()):
            if "/" not in item["name"]:
                found = Resource(api_version, item["name"], item["namespaced"])
                self._known[api_version, item["kind"]] = found
