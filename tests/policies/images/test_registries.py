"""K13: images come from known registries only."""

from typing import Any

import pytest

from landing_zone_policies.images.reference import repository_of
from landing_zone_policies.images.registries import CONTROL
from landing_zone_policies.unknown import UNKNOWN


def _pod(image: Any, **spec: Any) -> dict[str, Any]:
    containers = [{"name": "c", **({"image": image} if image is not None else {})}]
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"containers": containers, **spec}}


PASS = {
    "on the list": _pod("registry.k8s.io/pause:3.10"),
    "below a part on the list": _pod("nvcr.io/nvidia/tritonserver:25.08-py3"),
    "owner on Docker Hub": _pod("vllm/vllm-openai:v1@sha256:" + "a" * 64),
}
FAIL = {
    "official image": _pod("nginx"),
    "other owner": _pod("docker.io/somebody/app:1"),
    "other registry": _pod("registry.example:5000/app"),
    "name that begins alike": _pod("registry.k8s.io.example/app"),
    "owner that begins alike": _pod("nvcr.io/nvidia-like/app"),
    "init container": _pod("registry.k8s.io/pause:3.10", initContainers=[{"name": "i", "image": "nginx"}]),
}
UNDETERMINED = {"image": _pod(UNKNOWN)}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """A name without a registry is one of Docker Hub."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}


def test_an_environment_names_its_own_registries(judged: Any) -> None:
    """A star stands for one part of any text, so that accounts of a cloud can be named."""
    own = ["*.dkr.ecr.eu-central-1.amazonaws.com/models"]
    examples = {
        "own": _pod("1234.dkr.ecr.eu-central-1.amazonaws.com/models/app:1"),
        "other folder": _pod("1234.dkr.ecr.eu-central-1.amazonaws.com/other/app:1"),
        "default": _pod("registry.k8s.io/pause:3.10"),
    }
    assert set(judged(CONTROL, examples, registries=own)) == {"other folder", "default"}


@pytest.mark.parametrize(
    ("image", "repository"),
    [
        ("nginx", "docker.io/library/nginx"),
        ("docker.io/nginx:1", "docker.io/library/nginx"),
        ("owner/app:1", "docker.io/owner/app"),
        ("localhost/app", "localhost/app"),
        ("registry.example:5000/a/b:1@sha256:00", "registry.example:5000/a/b"),
    ],
)
def test_references_in_full(image: str, repository: str) -> None:
    """As a runtime reads them."""
    assert repository_of(image) == repository
