"""G01: data of a class is processed only where its rules allow."""

from collections.abc import Iterable, Iterator
from typing import Any

from landing_zone.config.rule import Rule as DataClass
from landing_zone_policies.control import Control, Severity, Verdict, Violation
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import ClusterFacts, Scene
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import KUBERNETES, Place

LABEL = "ai-landing-zone/data-class"
SERVING = ("InferenceService", "LLMInferenceService")
"""Kinds that process data by their nature, so that they must say which."""


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge every data class that an object, or a pod template in it, says it processes."""
    if not resource.type.startswith(KUBERNETES):
        return
    labels = [place for place in resource.places if place.key == "labels" and place.parent == "metadata"]
    found = dict.fromkeys(name for place in labels if (name := _class_of(place)) is not None)
    if not found and resource.type.endswith(tuple(f":{kind}" for kind in SERVING)):
        yield Violation(f"it serves a model but carries no label `{LABEL}`")
    for name in found:
        yield from _judged(name, resource.cluster, scene)


def _class_of(place: Place) -> Any:
    if place.value is UNKNOWN:
        return UNKNOWN
    return place.value.get(LABEL) if isinstance(place.value, dict) else None


def _judged(name: Any, cluster_name: str | None, scene: Scene) -> Iterator[Violation]:
    if name is UNKNOWN:
        yield Violation(f"its label `{LABEL}` is not known yet", Verdict.UNDETERMINED)
        return
    data_class, cluster = scene.data_classes.get(str(name)), scene.clusters.get(cluster_name or "")
    if data_class is None:
        yield Violation(f"its label `{LABEL}` names no data class of the environment")
    elif cluster is None:
        yield Violation(f"it processes `{name}` data, but its provider is named after no cluster of the environment")
    else:
        yield from (Violation(f"it processes `{name}` data, {reason}") for reason in _reasons(data_class, cluster))


def _reasons(data_class: DataClass, cluster: ClusterFacts) -> Iterator[str]:
    for limit in (_jurisdictions, _sites, _clusters, _certifications):
        if reason := limit(data_class, cluster):
            yield reason


def _jurisdictions(data_class: DataClass, cluster: ClusterFacts) -> str | None:
    allowed = data_class.jurisdictions
    if allowed is None or cluster.jurisdictions.intersection(allowed):
        return None
    return f"which must stay in {_any(allowed)}; cluster `{cluster.name}` lies in {_any(sorted(cluster.jurisdictions))}"


def _sites(data_class: DataClass, cluster: ClusterFacts) -> str | None:
    allowed = data_class.sites
    if allowed is None or cluster.site in allowed:
        return None
    return f"which must stay on {_any(s.value for s in allowed)}; cluster `{cluster.name}` is {cluster.site}"


def _clusters(data_class: DataClass, cluster: ClusterFacts) -> str | None:
    allowed = data_class.clusters
    if allowed is None or cluster.name in allowed:
        return None
    return f"which may not leave {_any(allowed)}; this is cluster `{cluster.name}`"


def _certifications(data_class: DataClass, cluster: ClusterFacts) -> str | None:
    missing = [c for c in data_class.certifications if c not in cluster.certifications]
    return f"which needs {', '.join(missing)}; cluster `{cluster.name}` does not hold it" if missing else None


def _any(names: Iterable[str]) -> str:
    return " or ".join(names) or "no known place"


CONTROL = Control(
    id="G01",
    name="data-class-in-jurisdiction",
    title="Data is processed only on clusters that its class allows",
    severity=Severity.CRITICAL,
    clauses=("GDPR Art. 44-46", "CCC.Core.CN06", "CCC.Core.CN10"),
    fix="let the plan place the workload (`lz plan`), or change the data class's rules with its owner's consent",
    rule=rule,
)
