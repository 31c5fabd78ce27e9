"""Image references, and where objects hold them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from landing_zone_policies.look import at, items
from landing_zone_policies.resource import Resource
from landing_zone_policies.walk import Pod
from landing_zone_policies.workload.judging import at_pod, pods_of

_DIGEST = re.compile(r"@[a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9A-Za-z=_-]+$")
DOCKER_HUB = "docker.io"
OFFICIAL = "library/"
"""Where Docker Hub keeps images that are named without an owner."""


@dataclass(frozen=True)
class Held:
    """An image reference in an object."""

    path: str
    image: Any
    """None where a container names none."""


def images_of(resource: Resource) -> Iterator[Held]:
    """Yield the image of every container, and of every volume that is an image.

    A container that a controller completes (a serving runtime's model) may leave its image out.
    """
    for pod in pods_of(resource):
        for container in pod.containers:
            image = container.spec.get("image")
            if image is not None or container.is_whole:
                yield Held(f"{container.path}.image", image)
        yield from _volumes(pod)


def _volumes(pod: Pod) -> Iterator[Held]:
    for index, volume in enumerate(items(pod.spec.get("volumes"))):
        source = at(volume, "image")
        if source is not None:
            yield Held(f"{at_pod(pod, 'volumes')}[{index}].image.reference", at(source, "reference"))


def has_digest(image: str) -> bool:
    """Return whether a reference names one image for good."""
    return bool(_DIGEST.search(image))


def tag_of(image: str) -> str:
    """Return the tag of a reference; "" where it has none."""
    name = image.partition("@")[0].rpartition("/")[2]
    return name.partition(":")[2]


def repository_of(image: str) -> str:
    """Return registry and path of a reference in full (`nginx` → `docker.io/library/nginx`)."""
    name = image.partition("@")[0]
    head, slash, last = name.rpartition("/")
    name = head + slash + last.partition(":")[0]
    host, slash, path = name.partition("/")
    if slash and ("." in host or ":" in host or host == "localhost"):
        return name if host != DOCKER_HUB or "/" in path else f"{DOCKER_HUB}/{OFFICIAL}{path}"
    return f"{DOCKER_HUB}/{name}" if slash else f"{DOCKER_HUB}/{OFFICIAL}{name}"
