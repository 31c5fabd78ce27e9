"""K12: images are pinned by their digest."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Severity, Violation
from landing_zone_policies.images.reference import Held, has_digest, images_of, tag_of
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.judging import undetermined, unseen

LATEST = ("", "latest")
DOUBT = "the image may change under its name"


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge every image of an object."""
    for held in images_of(resource):
        yield from _judged(held)
    yield from unseen(resource, DOUBT)


def _judged(held: Held) -> Iterator[Violation]:
    if held.image is UNKNOWN:
        yield undetermined(held.path, DOUBT)
    elif not isinstance(held.image, str) or not held.image.strip():
        yield Violation(f"`{held.path}` names no image")
    elif not has_digest(held.image):
        moving = tag_of(held.image) in LATEST
        yield Violation(f"`{held.path}` {'takes whatever is latest' if moving else 'names a tag, which can be moved'}")


CONTROL = Control(
    id="K12",
    name="image-digest",
    title="Images are pinned by their digest, so that what runs is what was looked at",
    severity=Severity.HIGH,
    clauses=("CCC.K8S.CN04", "SLSA", "AI Act 15"),
    fix="write the image as name:tag@sha256:…",
    rule=rule,
)
