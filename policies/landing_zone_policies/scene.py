"""What rules are judged against: the environment's clusters, pools, data classes and owners.

It comes from the stack's own file and the catalog, never from labels that a resource gives itself. A resource belongs
to the cluster that its provider is named after.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.place import locate
from landing_zone.config.cluster import Cluster
from landing_zone.config.environment import Environment
from landing_zone.config.rule import Rule
from landing_zone.sizing.device import device_of
from landing_zone_policies.parameter import Parameter

OWNER = "ai-landing-zone/owner"
UNOWNED = "the platform team"


@dataclass(frozen=True)
class ClusterFacts:
    """What is known of a cluster."""

    name: str
    site: str
    jurisdictions: frozenset[str]
    """Every name under which a rule may mean its place."""
    certifications: frozenset[str]
    pools: Mapping[str, str | None]
    """Extended resource that each pool offers; None for pools without accelerators."""


@dataclass(frozen=True)
class Scene:
    """An environment, as far as rules need it."""

    clusters: Mapping[str, ClusterFacts]
    data_classes: Mapping[str, Rule]
    owners: Mapping[str, str]
    """Mail address by tenant, whose name is that of its namespace."""
    name: str | None = None
    """Name of the environment; None where resources are judged without one, and nothing may be held against it."""
    settings: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    """What profile and environment set, by control and parameter."""

    def value(self, parameter: Parameter) -> Any:
        """Return what a parameter is here."""
        return self.settings.get((parameter.control, parameter.name), parameter.default)

    def owner_of(self, props: Mapping[str, Any]) -> str:
        """Return who answers for an object: the owner it names if the environment knows them, else its tenant's."""
        metadata = _mapping(props.get("metadata"))
        named = _mapping(metadata.get("annotations")).get(OWNER)
        if named in self.owners.values():
            return str(named)
        namespace = metadata.get("namespace")
        return self.owners.get(namespace, UNOWNED) if isinstance(namespace, str) else UNOWNED


NOWHERE = Scene(clusters={}, data_classes={}, owners={})
"""The scene of resources that are judged without an environment."""


def scene_of(name: str, environment: Environment, catalog: Catalog) -> Scene:
    """Return the scene of an environment."""
    return Scene(
        name=name,
        clusters={c.name: _cluster(c, catalog) for c in environment.clusters},
        data_classes=environment.data_classes,
        owners={t.name: t.owner for t in environment.tenants},
    )


def _cluster(cluster: Cluster, catalog: Catalog) -> ClusterFacts:
    location = locate(cluster, catalog.regions)
    return ClusterFacts(
        name=cluster.name,
        site=cluster.site.value,
        jurisdictions=location.jurisdictions if location else frozenset(),
        certifications=frozenset(cluster.certifications),
        pools={pool.name: device_of(pool, catalog).resource for pool in cluster.pools},
    )


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
