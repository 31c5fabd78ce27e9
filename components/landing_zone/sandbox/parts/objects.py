"""Many objects at once: applied in order until new kinds are served, deleted until they are gone."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence

from landing_zone.errors import SandboxError
from landing_zone.sandbox.kube import Kube, KubeError, NoSuchKind
from landing_zone.sandbox.parts.manifests import waves
from landing_zone.sandbox.parts.part import Object
from landing_zone.sandbox.parts.record import FIELD_MANAGER, Reference

SERVED_S = 60.0
"""A new kind is served within this time, seconds; a large schema takes about five."""
GONE_S = 90.0
"""Deleted objects are gone within this time, seconds; a definition takes its objects with it."""
PAUSE_S = 0.15
_METADATA_ONLY = {"Accept": "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1"}


async def apply_all(kube: Kube, objects: Iterable[Object]) -> None:
    """Apply objects, those that others need first."""
    for wave in waves(objects):
        await asyncio.gather(*(kube.apply(obj, field_manager=FIELD_MANAGER) for obj in wave))
        await asyncio.gather(*(_served(kube, obj) for obj in wave if obj["kind"] == "CustomResourceDefinition"))


async def delete_all(kube: Kube, references: Sequence[Reference]) -> None:
    """Delete objects, last applied first, and return when they are gone.

    Raises SandboxError that names what stays, for example a definition whose objects a finalizer holds.
    """
    definitions = [r for r in references if r.kind == "CustomResourceDefinition"]
    others = [r for r in reversed(references) if r not in definitions]
    for group in (others, definitions):
        await asyncio.gather(*(kube.delete(r.api_version, r.kind, r.name, r.namespace) for r in group))
        await _gone(kube, group)


async def missing(kube: Kube, references: Iterable[Reference]) -> list[Reference]:
    """Return those of the objects that are not there."""
    every = list(references)
    there = await asyncio.gather(*(exists(kube, reference) for reference in every))
    return [reference for reference, found in zip(every, there, strict=True) if not found]


async def exists(kube: Kube, reference: Reference) -> bool:
    """Whether an object is there; only its metadata is sent, for definitions can have a megabyte."""
    try:
        resource = await kube.resource(reference.api_version, reference.kind)
        await kube.request("GET", resource.path(reference.namespace, reference.name), headers=_METADATA_ONLY)
    except NoSuchKind:
        return False
    except KubeError as error:
        if error.status == 404:
            return False
        raise
    return True


async def until(condition: Callable[[], Awaitable[str | None]], limit_s: float) -> None:
    """Ask again and again until ``condition`` returns None; raise SandboxError with its text when time is over."""
    clock = asyncio.get_running_loop().time
    end = clock() + limit_s
    while problem := await condition():
        if clock() > end:
            raise SandboxError(f"{problem} after {limit_s:.0f} s")
        await asyncio.sleep(PAUSE_S)


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
        absent = await missing(kube, references)
        left = [str(reference) for reference in references if reference not in absent]
        return f"not deleted: {', '.join(left)}" if left else None

    await until(problem, GONE_S)
