"""The client: apply, get, list and delete of any kind."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Self

import httpx

from landing_zone.sandbox.kube import kubeconfig as config
from landing_zone.sandbox.kube.discovery import Discovery, Resource
from landing_zone.sandbox.kube.errors import KubeError, NoSuchKind
from landing_zone.sandbox.kube.transport import BUDGET_S, Final, Transport

Propagation = Literal["Foreground", "Background", "Orphan"]


class Kube:
    """One cluster's API. Every method raises KubeError, naming the cluster, in at most a minute."""

    def __init__(self, access: config.Access, *, budget_s: float = BUDGET_S) -> None:
        self.access = access
        self._transport = Transport(access, budget_s=budget_s)
        self._discovery = Discovery(self._transport)

    @classmethod
    def connect(
        cls, kubeconfig: Mapping[str, Any] | Path | str, *, context: str | None = None, budget_s: float = BUDGET_S
    ) -> Self:
        """Return a client for the kubeconfig's current context, or ``context``; nothing is sent yet."""
        return cls(config.access(config.load(kubeconfig), context), budget_s=budget_s)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def resource(self, api_version: str, kind: str) -> Resource:
        """Return the path of a kind; raise NoSuchKind where it is not served."""
        return await self._discovery.resource(api_version, kind)

    async def apply(
        self,
        obj: Mapping[str, Any],
        *,
        field_manager: str,
        force: bool = True,
        dry_run: bool = False,
        final: Final | None = None,
    ) -> dict[str, Any]:
        """Server-side apply; return the object as it now is (or, with ``dry_run``, as it would be).

        ``final`` names errors that are not worth a retry.
        """
        meta = obj.get("metadata") or {}
        path = await self._path(obj["apiVersion"], obj["kind"], meta.get("namespace"), meta["name"])
        response = await self._send(
            obj["apiVersion"],
            "PATCH",
            path,
            final=final,
            params={
                "fieldManager": field_manager,
                "force": str(force).lower(),
                **({"dryRun": "All"} if dry_run else {}),
            },
            content=json.dumps(obj),
            headers={"Content-Type": "application/apply-patch+yaml"},
        )
        return dict(response.json())

    async def get(self, api_version: str, kind: str, name: str, namespace: str | None = None) -> dict[str, Any] | None:
        """Return the object, or None where it, or its kind, is gone."""
        try:
            path = await self._path(api_version, kind, namespace, name)
            return dict((await self._send(api_version, "GET", path)).json())
        except KubeError as error:
            if error.status == 404:
                return None
            raise

    async def delete(
        self,
        api_version: str,
        kind: str,
        name: str,
        namespace: str | None = None,
        *,
        uid: str | None = None,
        propagation: Propagation = "Background",
    ) -> bool:
        """Ask for the deletion; return False where the object, or its kind, was gone already.

        With ``uid`` only that very object is deleted; another one of the same name raises KubeError with status 409.
        """
        options: dict[str, Any] = {"kind": "DeleteOptions", "apiVersion": "v1", "propagationPolicy": propagation}
        if uid:
            options["preconditions"] = {"uid": uid}
        try:
            path = await self._path(api_version, kind, namespace, name)
            await self._send(api_version, "DELETE", path, json=options)
        except KubeError as error:
            if error.status == 404:
                return False
            raise
        return True

    async def list(
        self, api_version: str, kind: str, namespace: str | None = None, label_selector: str | None = None
    ) -> list[dict[str, Any]]:
        """Return the objects of a kind in a namespace, or in all; none where the kind is not served (any more)."""
        params = {"labelSelector": label_selector} if label_selector else {}
        try:
            path = (await self.resource(api_version, kind)).path(namespace)
            items = (await self._send(api_version, "GET", path, params=params)).json().get("items") or []
        except NoSuchKind:
            return []
        return [{"apiVersion": api_version, "kind": kind, **item} for item in items]

    async def request(self, method: str, path: str, **kwargs: Any) -> httpx.Response:
        """Send any request with the client's retries; ``kwargs`` go to httpx."""
        return await self._transport.request(method, path, **kwargs)

    async def close(self) -> None:
        """Close the connections."""
        await self._transport.close()

    async def _path(self, api_version: str, kind: str, namespace: str | None, name: str) -> str:
        resource = await self.resource(api_version, kind)
        return resource.path(namespace or self.access.namespace, name)

    async def _send(self, api_version: str, method: str, path: str, **kwargs: Any) -> httpx.Response:
        """Send; a plain 404 (no object of that kind was even looked for) means that the kind is not served any more."""
        try:
            return await self.request(method, path, **kwargs)
        except KubeError as error:
            if error.status == 404 and error.reason != "NotFound":
                self._discovery.forget(api_version)
                raise NoSuchKind(404, "NoSuchKind", error.message, error.cluster) from error
            raise
