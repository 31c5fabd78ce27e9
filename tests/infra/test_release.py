"""Where a chart is taken from."""

from typing import Any

import pulumi
import pytest

from landing_zone.infra.release import release


@pytest.mark.parametrize(
    ("chart", "mirror", "source", "repository"),
    [
        ("gpu-operator", "", "gpu-operator", "https://helm.ngc.nvidia.com/nvidia"),
        ("kserve-crd", "", "oci://ghcr.io/kserve/charts/kserve-crd", None),
        ("gpu-operator", "oci://mirror.example/charts/", "oci://mirror.example/charts/gpu-operator", None),
        ("kserve-crd", "/srv/charts", "/srv/charts/kserve-crd-v0.20.0.tgz", None),
    ],
)
def test_source(registered: Any, chart: str, mirror: str, source: str, repository: str | None) -> None:
    """The project's own repository, or a mirror in a registry or a directory; the version is always pinned."""
    (made,) = registered(lambda: release("r", chart, {}, pulumi.ResourceOptions(), mirror))
    assert made.inputs["chart"] == source
    assert made.inputs.get("repositoryOpts", {}).get("repo") == repository
    assert made.inputs["version"].startswith("v")


def test_a_release_has_its_own_name_and_is_awaited(registered: Any) -> None:
    """No random suffix, no namespace made in passing, and ready means ready."""
    (made,) = registered(lambda: release("r", "cert-manager", {}, pulumi.ResourceOptions(), ""))
    expected = {"name": "cert-manager", "namespace": "cert-manager", "createNamespace": False, "skipAwait": False}
    assert {key: made.inputs[key] for key in expected} == expected
