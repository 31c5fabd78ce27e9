"""A chart is known by its bare name, wherever it comes from."""

import pytest

from landing_zone.sandbox.parts.release import ReleaseSpec, chart_name


@pytest.mark.parametrize(
    ("chart", "name"),
    [
        ("kserve-crd", "kserve-crd"),
        ("oci://ghcr.io/kserve/charts/kserve-crd", "kserve-crd"),
        ("oci://ghcr.io/kserve/charts/kserve-crd/", "kserve-crd"),
        ("/mirror/gateway-helm-v1.9.1.tgz", "gateway-helm"),
        ("/mirror/gpu-operator-26.7.0-rc.1.tgz", "gpu-operator"),
    ],
)
def test_a_chart_has_the_same_name_from_every_source(chart: str, name: str) -> None:
    """By name, by address, by file of a mirror."""
    assert chart_name(chart) == name
    assert ReleaseSpec("r", "n", chart, "v1").chart_name == name
