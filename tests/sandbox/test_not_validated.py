"""What is stood in for is said, with the names of the clusters and the reason."""

from pathlib import Path

from landing_zone.config.rule import Site
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.not_validated import CLOUDS, PRELOADED, SIMULATED, UNGUARDED, sentences
from landing_zone.sandbox.record import Record

CHARTS = ("gateway-helm", "kserve-crd")


def cluster(name: str, **values: str) -> SandboxCluster:
    """A cluster that never ran."""
    return SandboxCluster(Path("/nowhere") / name, Record(name, 1, 2, **values))  # type: ignore[arg-type]


def test_in_namespaces_the_gateway_is_real() -> None:
    """Only what the charts' parts stand in for is said."""
    simulated, early, gateway = sentences([cluster("a"), cluster("b")], CHARTS)
    assert (simulated, early) == (SIMULATED, PRELOADED)
    assert "Envoy run as processes" in gateway


def test_clusters_without_gateway_are_named_with_the_reason() -> None:
    """Besides what is said of the one that has it."""
    shared = {"space": "host", "space_reason": "namespaces are refused: no"}
    others = [cluster(name, **shared, without_gateway="a has it") for name in ("b", "c")]
    said = sentences([cluster("a", **shared), *others], CHARTS)
    assert "Envoy run as processes" in said[2]
    assert said[3].startswith("Envoy Gateway does not run for b, c: a has it. KWOK stands in")
    assert said[4].startswith("The processes of a, b, c share this machine's network (namespaces are refused: no)")


def test_where_no_cluster_has_it_no_envoy_is_spoken_of() -> None:
    """There is none."""
    said = sentences([cluster("a", space="host", without_gateway="no route")], CHARTS)
    assert not any("Envoy run as processes" in sentence for sentence in said)
    assert any(sentence.startswith("Envoy Gateway does not run for a: no route.") for sentence in said)


def test_a_gateway_that_is_not_wanted_is_not_missed() -> None:
    """Nothing is said of it."""
    assert sentences([cluster("a", without_gateway="no route")], ["kserve-crd"]) == (SIMULATED, PRELOADED)


def test_clouds_in_which_clusters_are_made_are_named() -> None:
    """Each with what its stand-in checks and what it can't; others are not spoken of."""
    said = sentences([cluster("a")], ["kserve-crd"], [Site.GCP])
    assert said == (SIMULATED, PRELOADED, CLOUDS[Site.GCP], UNGUARDED)
    assert not {Site.AWS, Site.AZURE, Site.GCP} - CLOUDS.keys()
