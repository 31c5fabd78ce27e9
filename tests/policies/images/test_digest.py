"""K12: images are pinned by their digest."""

from typing import Any

from landing_zone_policies.images.digest import CONTROL
from landing_zone_policies.normalize import make_resource
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import NOWHERE
from landing_zone_policies.unknown import UNKNOWN


def _pod(image: Any, **spec: Any) -> dict[str, Any]:
    containers = [{"name": "c", **({"image": image} if image is not None else {})}]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": containers, **spec}}


PINNED = "registry.example:5000/team/app:1.2@sha256:" + "a" * 64
PASS = {
    "pinned": _pod(PINNED),
    "a model's container gets its image from its runtime": {
        "apiVersion": "serving.kserve.io/v1beta1",
        "kind": "InferenceService",
        "spec": {"predictor": {"model": {"modelFormat": {"name": "vllm"}}}},
    },
}
FAIL = {
    "no image": _pod(None),
    "no tag": _pod("registry.example:5000/team/app"),
    "latest": _pod("app:latest"),
    "tag": _pod("app:1.2"),
    "init container": _pod(PINNED, initContainers=[{"name": "i", "image": "app:1.2"}]),
    "volume": _pod(PINNED, volumes=[{"name": "v", "image": {"reference": "model:1"}}]),
}
UNDETERMINED = {"image": _pod(UNKNOWN), "containers": _pod(PINNED, initContainers=UNKNOWN)}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """A port of the registry is no tag."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}


def test_a_moving_tag_is_told_from_a_fixed_one() -> None:
    """Both can change; one is meant to."""
    problems = [v.problem for name in ("no tag", "tag") for v in CONTROL.rule(_resource(FAIL[name]), NOWHERE)]
    assert ["latest" in problem for problem in problems] == [True, False]


def _resource(example: dict[str, Any]) -> Resource:
    return make_resource("r", "kubernetes:core/v1:Pod", example)
