"""What a destroyed environment left behind: objects that carry our mark, found on the API server and deleted.

The engine knows only what reached its state. A create that was in flight when the provider died did not; the mark on
every object of ours finds it all the same.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

from landing_zone.errors import SandboxError
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.kube import Kube, KubeError
from landing_zone.sandbox.parts import registry
from landing_zone.sandbox.parts.record import installed

SELECTOR = "app.kubernetes.io/managed-by=ai-landing-zone"
_NOT_OURS_TO_DELETE = frozenset({"events", "componentstatuses", "bindings", "endpoints", "endpointslices", "leases"})
_PATIENCE_S = 60


async def sweep(cluster: SandboxCluster) -> list[str]:
    """Take away releases that are still installed, then every object of ours; return the names of what was found."""
    async with Kube.connect(cluster.kubeconfig) as kube:
        releases = await installed(kube)
        names = [f"release {release.name}" for release in releases]
        names += [_name(item) for item in await leftovers(kube)]
        for release in releases:
            await registry.uninstall(cluster, release, kube)
        await _delete_all(kube, cluster.name)
    return names


async def leftovers(kube: Kube) -> list[dict[str, Any]]:
    """Return every object of ours on a cluster, with apiVersion and kind."""
    kinds = [kind async for kind in _kinds(kube)]
    found = await asyncio.gather(*(kube.list(version, kind, label_selector=SELECTOR) for version, kind in kinds))
    return [item for items in found for item in items]


async def _delete_all(kube: Kube, cluster: str) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while remaining := await leftovers(kube):
        if time.monotonic() > deadline:
            raise SandboxError(f"{len(remaining)} objects do not go from {cluster}: {_name(remaining[0])} …")
        for item in remaining:
            await _delete(kube, item)
        await asyncio.sleep(0.25)


def _name(item: dict[str, Any]) -> str:
    meta = item["metadata"]
    return " ".join((item["kind"], "/".join(part for part in (meta.get("namespace"), meta["name"]) if part)))


async def _delete(kube: Kube, item: dict[str, Any]) -> None:
    meta = item["metadata"]
    if not meta.get("deletionTimestamp"):
        await kube.delete(item["apiVersion"], item["kind"], meta["name"], meta.get("namespace"))


async def _kinds(kube: Kube) -> AsyncIterator[tuple[str, str]]:
    """Yield apiVersion and kind of everything that can be listed and deleted, each kind in its preferred version."""
    groups = [{"versions": [{"groupVersion": "v1"}]}, *(await kube.request("GET", "/apis")).json()["groups"]]
    for group in groups:
        seen: set[str] = set()
        for version in (v["groupVersion"] for v in group["versions"]):
            for kind in await _deletable(kube, version):
                if kind not in seen:
                    seen.add(kind)
                    yield version, kind


async def _deletable(kube: Kube, version: str) -> list[str]:
    path = f"/api/{version}" if version == "v1" else f"/apis/{version}"
    try:
        resources = (await kube.request("GET", path)).json()["resources"]
    except KubeError:
        return []
    wanted = (r for r in resources if {"list", "delete"} <= set(r["verbs"]) and r["name"] not in _NOT_OURS_TO_DELETE)
    return [resource["kind"] for resource in wanted]
