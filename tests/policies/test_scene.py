"""What rules are judged against."""

from pathlib import Path

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.load import load_environment
from landing_zone_policies.scene import UNOWNED, Scene, scene_of


def test_the_scene_is_the_environments(root: Path) -> None:
    """Clusters with place and pools; a pool by the resource that it offers."""
    scene = scene_of("local", load_environment(root, "local").value, load_catalog())
    hospital = scene.clusters["hospital"]
    assert {"EU", "DE"} <= hospital.jurisdictions
    assert hospital.pools["a100-mig"] == "nvidia.com/mig-3g.40gb"
    assert hospital.pools["cpu"] is None
    assert "patient" in scene.data_classes


@pytest.mark.parametrize(
    ("metadata", "owner"),
    [
        ({"annotations": {"ai-landing-zone/owner": "ai@clinic.example"}}, "ai@clinic.example"),
        ({"namespace": "clinic"}, "ai@clinic.example"),
        ({"annotations": {"ai-landing-zone/owner": "canary"}, "namespace": "clinic"}, "ai@clinic.example"),
        ({"annotations": {"ai-landing-zone/owner": "canary"}}, UNOWNED),
        ({}, UNOWNED),
    ],
)
def test_an_owner_is_one_that_the_environment_knows(scene: Scene, metadata: dict[str, object], owner: str) -> None:
    """What an object says of itself is repeated only if it is known."""
    assert scene.owner_of({"metadata": metadata}) == owner
