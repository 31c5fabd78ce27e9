"""The tested set fits together, and what doesn't is named."""

import json
from dataclasses import replace
from importlib.resources import files

import pytest

from landing_zone.infra.versions import CHARTS, IMAGES, KUBERNETES, incompatibilities, parse


def test_the_tested_set_fits_together() -> None:
    """No rule is broken by the table as it stands."""
    assert incompatibilities(CHARTS.values(), KUBERNETES) == []


@pytest.mark.parametrize("kubernetes", ["1.32", "1.37"])
def test_kubernetes_outside_a_charts_range_is_named(kubernetes: str) -> None:
    """Both ends of the range count."""
    assert any(s.startswith("gateway-helm v1.9.1 supports") for s in incompatibilities(CHARTS.values(), kubernetes))


def test_a_missing_need_is_named() -> None:
    """KServe without cert-manager does not work."""
    charts = [c for c in CHARTS.values() if c.name != "cert-manager"]
    assert incompatibilities(charts, KUBERNETES) == [
        "kserve-resources v0.20.0 needs cert-manager v1.17.0, which is not installed"
    ]


def test_an_older_need_is_named() -> None:
    """Versions compare by number, not by letter."""
    charts = {**CHARTS, "cert-manager": replace(CHARTS["cert-manager"], version="v1.9.2")}
    assert incompatibilities(charts.values(), KUBERNETES) == [
        "kserve-resources v0.20.0 needs cert-manager v1.17.0 or newer, the set has v1.9.2"
    ]


def test_kserve_and_its_definitions_change_together() -> None:
    """A bump of one without the other is refused."""
    charts = {**CHARTS, "kserve-crd": replace(CHARTS["kserve-crd"], version="v0.21.0")}
    assert incompatibilities(charts.values(), KUBERNETES) == [
        "kserve-resources v0.20.0 needs kserve-crd v0.20.0 to v0.20.0, the set has v0.21.0"
    ]


def test_what_a_chart_brings_counts() -> None:
    """The Gateway API comes with Envoy Gateway, at a version that KServe accepts or not."""
    old = replace(CHARTS["gateway-helm"], provides={"gateway-api": "v1.4.0"})
    broken = incompatibilities({**CHARTS, "gateway-helm": old}.values(), KUBERNETES)
    assert broken == ["kserve-resources v0.20.0 needs gateway-api v1.5.1 or newer, the set has v1.4.0"]


@pytest.mark.parametrize("chart", sorted(CHARTS))
def test_known_values_are_those_of_the_pinned_version(chart: str) -> None:
    """A bump of a chart without its list of values would check against the wrong names."""
    record = json.loads((files("landing_zone.infra") / "charts" / f"{chart}.json").read_text(encoding="utf-8"))
    assert (record["chart"], record["version"], record["licence"]) == (chart, CHARTS[chart].version, "Apache-2.0")
    assert record["paths"] == sorted(record["paths"])


@pytest.mark.parametrize("image", sorted(IMAGES.values()))
def test_images_are_pinned(image: str) -> None:
    """No image floats."""
    assert image.rpartition(":")[2] not in ("", "latest")
    assert "/" not in image.rpartition(":")[2]


def test_versions_are_parsed_by_number() -> None:
    """1.21 is newer than 1.9."""
    assert parse("v1.21.1") > parse("v1.9.3")
    assert parse("1.36") == (1, 36)
