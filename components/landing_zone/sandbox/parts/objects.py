"""Many objects at once: applied in order until new kinds are served, deleted until they are gone."""

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, Literal

from landing_zone.errors import SandboxError
from landing_zone.sandbox.kube import Kube, KubeError, NoSuchKind
from landing_zone.sandbox.parts.manifests import MANAGED_BY, waves
from landing_zone.sandbox.parts.part import Object
from landing_zone.sandbox.parts.record import FIELD_MANAGER, Reference
from landing_zone.sandbox.parts.together import together

SERVED_S = 150.0
"""A new kind is served within this time, seconds; alone on two cores a large schema takes five."""
GONE_S = 180.0
"""Deleted objects are gone within this time, seconds; alone on two cores a large definition takes ten."""
PAUSE_S = 0.15
AT_ONCE = 4
"""Requests at a time: the schemas of definitions keep the API server busy."""
DIGEST = "ai-landing-zone/digest"
"""Annotation of a definition with the digest of what it was applied from."""
DEFINITION = "CustomResourceDefinition"
_METADATA_ONLY = {"Accept": "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1"}
_LIST_METADATA_ONLY = {"Accept": "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"}
_OURS = ",".join(f"{key}={value}" for key, value in MANAGED_BY.items())


async def apply_all(kube: Kube, objects: Iterable[Object]) -> None:
    """Apply objects, those that others need first; definitions that are there already are left alone."""
    limit = asyncio.Semaphore(AT_ONCE)

    async def apply(obj: Object) -> None:
        async with limit:
            await (_define(kube, obj) if obj["kind"] == DEFINITION else kube.apply(obj, field_manager=FIELD_MANAGER))

    for wave in waves(objects):
        await together(map(apply, wave))
        await together(_served(kube, obj) for obj in wave if obj["kind"] == DEFINITION)


async def delete_all(kube: Kube, references: Sequence[Reference]) -> None:
    """Delete objects, definitions last, and return when they are gone.

    Raises SandboxError that names what stays, for example a definition whose objects a finalizer holds.
    """
    definitions = [r for r in references if r.kind == DEFINITION]
    for group in ([r for r in references if r.kind != DEFINITION], definitions):
        await together(_delete(kube, reference) for reference in group)
        await _gone(kube, group)


async def missing(kube: Kube, references: Iterable[Reference]) -> list[Reference]:
    """Return those of the objects that are not there: one request per kind and namespace, for their metadata alone."""
    every = list(references)
    places = list(dict.fromkeys((r.api_version, r.kind, r.namespace) for r in every))
    names = dict(zip(places, await together(_names(kube, *place) for place in places), strict=True))
    return [r for r in every if r.name not in names[r.api_version, r.kind, r.namespace]]


async def until(condition: Callable[[], Awaitable[str | None]], limit_s: float) -> None:
    """Ask again and again until ``condition`` returns None; raise SandboxError with its text when time is over."""
    clock = asyncio.get_running_loop().time
    end = clock() + limit_s
    while problem := await condition():
        if clock() > end:
            raise SandboxError(f"{problem} after {limit_s:.0f} s")
        await asyncio.sleep(PAUSE_S)


async def _define(kube: Kube, definition: Object) -> None:
    """Apply a definition unless it was applied before from the same text: that takes seconds, even without change."""
    digest = hashlib.sha256(json.dumps(definition, sort_keys=True).encode()).hexdigest()[:32]
    there = await _metadata(kube, Reference.to(definition))
    if there is not None and (there.get("annotations") or {}).get(DIGEST) == digest:
        return
    meta = definition["metadata"]
    stamped = {**meta, "annotations": {**(meta.get("annotations") or {}), DIGEST: digest}}
    await kube.apply({**definition, "metadata": stamped}, field_manager=FIELD_MANAGER)


async def _metadata(kube: Kube, reference: Reference) -> dict[str, Any] | None:
    """Return an object's metadata, None where it is gone; the rest is not sent, for definitions have a megabyte."""
    try:
        resource = await kube.resource(reference.api_version, reference.kind)
        path = resource.path(reference.namespace, reference.name)
        response = await kube.request("GET", path, headers=_METADATA_ONLY)
    except NoSuchKind:
        return None
    except KubeError as error:
        if error.status == 404:
            return None
        raise
    return dict(response.json()["metadata"])


async def _names(kube: Kube, api_version: str, kind: str, namespace: str | None) -> set[str]:
    """Return the names of our objects of a kind in a namespace; none where the kind is not served."""
    try:
        path = (await kube.resource(api_version, kind)).path(namespace)
        response = await kube.request("GET", path, headers=_LIST_METADATA_ONLY, params={"labelSelector": _OURS})
    except NoSuchKind:
        return set()
    except KubeError as error:
        if error.status == 404:
            return set()
        raise
    return {item["metadata"]["name"] for item in response.json()["items"] or ()}


async def _delete(kube: Kube, reference: Reference) -> None:
    """Ask for the deletion of an object; a Deployment goes after its pods, so that none is left behind."""
    name, namespace, workload = reference.name, reference.namespace, reference.kind == "Deployment"
    order: Literal["Foreground", "Background"] = "Foreground" if workload else "Background"
    await kube.delete(reference.api_version, reference.kind, name, namespace, propagation=order)


async def _served(kube: Kube, definition: Object) -> None:
    spec = definition["spec"]
    kind = spec["names"]["kind"]
    versions = [f"{spec['group']}/{version['name']}" for version in spec["versions"] if version["served"]]

    async def problem() -> str | None:
        try:
            for version in versions:
                await kube.resource(version, kind)
        except NoSuchKind:
            return f"kind {kind} of {spec['group']} is not served"
        return None

    await until(problem, SERVED_S)


async def _gone(kube: Kube, references: Sequence[Reference]) -> None:
    async def problem() -> str | None:
        absent = set(await missing(kube, references))
        left = [str(reference) for reference in references if reference not in absent]
        return f"not deleted: {', '.join(left)}" if left else None

    await until(problem, GONE_S)
