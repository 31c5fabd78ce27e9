"""A cluster that is not there any more: nothing is in it, and nothing can be put into it."""

from collections.abc import Mapping
from typing import Any

import httpx

from landing_zone.sandbox.kube.client import Kube, Propagation
from landing_zone.sandbox.kube.errors import KubeError


class Gone(Kube):
    """Answers as the API server of an empty cluster would, and refuses what needs one. Nothing is ever sent."""

    async def get(self, api_version: str, kind: str, name: str, namespace: str | None = None) -> None:
        """Return None: no object is there."""

    async def list(
        self, api_version: str, kind: str, namespace: str | None = None, label_selector: str | None = None
    ) -> list[dict[str, Any]]:
        """Return no objects."""
        return []

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
        """Return False: it was gone already."""
        return False

    async def apply(self, obj: Mapping[str, Any], **_: Any) -> dict[str, Any]:
        """Refuse."""
        raise self._refusal()

    async def request(self, method: str, path: str, **kwargs: Any) -> httpx.Response:
        """Refuse."""
        raise self._refusal()

    def _refusal(self) -> KubeError:
        return KubeError(0, "Gone", "the cluster is not there any more", self.access.cluster)
