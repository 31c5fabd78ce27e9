"""The whole graph of one environment."""

from collections import Counter
from typing import Any

import pytest

from landing_zone.errors import LandingZoneError
from landing_zone.infra import landing_zone as module
from landing_zone.infra.landing_zone import LandingZone
from landing_zone.infra.translation.environment import landing_zone_args
from landing_zone.infra.translation.scope import Scope
from landing_zone.placement.plan import Plan


@pytest.fixture
def graph(scope: Scope, plan: Plan, registered: Any) -> list[Any]:
    """Everything that the environment registers."""
    return registered(lambda: LandingZone("test", landing_zone_args(scope, plan)))


def _one(graph: list[Any], name: str, kind: str) -> Any:
    return next(r for r in graph if r.name == name and r.type.endswith(f":{kind}"))


def test_every_object_goes_to_a_named_provider(graph: list[Any]) -> None:
    """No resource falls to a default provider: each names that of its cluster."""
    objects = [r for r in graph if r.type.startswith("kubernetes:")]
    assert {r.provider for r in objects} == {"clinic-site", "us"}
    assert all(r.name.startswith(r.provider) for r in objects)


def test_every_resource_is_deleted_before_it_is_replaced(graph: list[Any]) -> None:
    """Names are fixed, so a replacement made first would be the very object that is then deleted."""
    assert [r.name for r in graph if r.custom and not r.delete_before_replace] == []


def test_urns_are_unique(graph: list[Any]) -> None:
    """Two clusters may hold objects of the same name; their resources differ."""
    assert [urn for urn, count in Counter(r.urn for r in graph).items() if count > 1] == []


def test_every_object_is_marked_as_ours(graph: list[Any]) -> None:
    """Whatever can carry a label says who manages it."""
    objects = [r for r in graph if r.type.startswith("kubernetes:") and "metadata" in r.inputs]
    assert objects
    assert {r.inputs["metadata"]["labels"]["app.kubernetes.io/managed-by"] for r in objects} == {"ai-landing-zone"}


def test_a_model_waits_for_its_whole_platform(graph: list[Any]) -> None:
    """A model depends on every object of its cluster's platform, and on none of another cluster's."""
    model = _one(graph, "us-assistant", "ModelService")
    platform = {r.urn for r in graph if r.provider == "us" and "ClusterPlatform" in r.urn}
    assert platform <= model.dependencies
    assert not {r.urn for r in graph if r.provider == "clinic-site"} & model.dependencies


def test_a_model_waits_for_the_models_before_it(graph: list[Any]) -> None:
    """`after` of a workload becomes a dependency."""
    notes, scans = (
        _one(graph, "clinic-site-notes", "ModelService"),
        _one(graph, "clinic-site-scans", "InferenceService"),
    )
    assert scans.urn in notes.dependencies
    assert notes.urn not in scans.dependencies


def test_kserve_waits_for_certificates_definitions_and_the_gateway(graph: list[Any]) -> None:
    """KServe's webhook needs a certificate, and its controller the Gateway API's definitions."""
    kserve = _one(graph, "us-kserve-resources", "Release")
    serving = _one(graph, "us-serving", "ModelServing")
    before = {_one(graph, f"us-{name}", "Release").urn for name in ("cert-manager", "kserve-crd")}
    assert before <= kserve.dependencies
    assert _one(graph, "us-kserve-ingress-gateway", "Gateway").urn in serving.dependencies


def test_an_unplaced_workload_makes_nothing(graph: list[Any]) -> None:
    """What the plan left out is not provisioned."""
    assert [r.name for r in graph if "risk" in r.name] == []


def test_an_incompatible_set_makes_nothing(
    scope: Scope, plan: Plan, registered: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Versions that don't fit together are refused before the first resource."""
    monkeypatch.setattr(module, "KUBERNETES", "1.30")
    with pytest.raises(LandingZoneError, match=r"gateway-helm v1\.9\.1 supports Kubernetes 1\.33 to 1\.36"):
        registered(lambda: LandingZone("test", landing_zone_args(scope, plan)))
