"""K13: images come from known registries only."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from landing_zone_policies.control import Control, Severity, Violation
from landing_zone_policies.images.reference import Held, images_of, repository_of
from landing_zone_policies.parameter import Parameter
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.judging import undetermined, unseen

ALLOWED = Parameter(
    control="K13",
    name="registries",
    default=[
        "docker.io/envoyproxy",
        "docker.io/kserve",
        "docker.io/vllm",
        "ghcr.io/kserve",
        "mcr.microsoft.com",
        "nvcr.io/nvidia",
        "quay.io/jetstack",
        "registry.k8s.io",
    ],
    about="registries, or parts of one, that images may come from; `*` stands for any text within one part",
)
DOUBT = "the image may come from anywhere"


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge every image of an object; one that is missing comes from nowhere."""
    allowed = [str(place).rstrip("/").split("/") for place in scene.value(ALLOWED)]
    for held in images_of(resource):
        yield from _judged(held, allowed)
    yield from unseen(resource, DOUBT)


def _judged(held: Held, allowed: list[list[str]]) -> Iterator[Violation]:
    if held.image is UNKNOWN:
        yield undetermined(held.path, DOUBT)
    elif isinstance(held.image, str) and not any(_lies_in(held.image, place) for place in allowed):
        yield Violation(f"`{held.path}` comes from a registry that is not on the list")


def _lies_in(image: str, place: list[str]) -> bool:
    parts = repository_of(image).split("/")
    return len(parts) > len(place) and all(map(fnmatchcase, parts, place))


CONTROL = Control(
    id="K13",
    name="known-registries",
    title="Images come from registries on the environment's list only",
    severity=Severity.HIGH,
    clauses=("CIS-EKS 5.1.4", "CCC.K8S.CN04"),
    fix="mirror the image to a registry on the list, or add the registry to parameter `registries` after looking at it",
    rule=rule,
    parameters=(ALLOWED,),
)
