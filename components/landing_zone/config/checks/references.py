"""Names that must exist: what one part says about another."""

from collections.abc import Iterable, Iterator

from landing_zone.config.document import Document, Inputs
from landing_zone.config.rule import Site
from landing_zone.config.source_map import FieldPath, SourceMap
from landing_zone.config.words import quoted, suggestion
from landing_zone.config.workload import Workload
from landing_zone.errors import Fault


def references(inputs: Inputs) -> Iterator[Fault]:
    """Yield names of clusters, tenants, data classes, endpoints and workloads that are not in the environment."""
    environment, source = inputs.environment.value, inputs.environment.source
    clusters = [c.name for c in environment.clusters]
    for name, rule in environment.data_classes.items():
        for i, cluster in enumerate(rule.clusters or ()):
            yield from _unknown(cluster, clusters, "cluster", source, ("data_classes", name, "clusters", i))
    for i, cluster in enumerate(environment.resilience.clusters or ()):
        yield from _unknown(cluster, clusters, "cluster", source, ("resilience", "clusters", i))
    yield from _links(inputs)
    for workload in inputs.workloads:
        yield from _of_workload(workload, inputs)


def _links(inputs: Inputs) -> Iterator[Fault]:
    """Yield encrypted links to what is no site of one's own."""
    environment, source = inputs.environment.value, inputs.environment.source
    sites = [c.name for c in environment.clusters if c.site in (Site.ON_PREM, Site.EDGE)]
    for i, cluster in enumerate(environment.clusters):
        network = cluster.create.network if cluster.create else None
        for j, link in enumerate(network.links if network else ()):
            path: FieldPath = ("clusters", i, "create", "network", "links", j, "to")
            yield from _unknown(link.to, sites, "on-prem or edge cluster", source, path)


def _of_workload(document: Document[Workload], inputs: Inputs) -> Iterator[Fault]:
    workload, source, environment = document.value, document.source, inputs.environment.value
    tenants = [t.name for t in environment.tenants]
    workloads = [w.value.name for w in inputs.workloads]
    yield from _unknown(workload.tenant, tenants, "tenant", source, ("tenant",))
    yield from _unknown(workload.data_class, environment.data_classes, "data class", source, ("data_class",))
    for i, adapter in enumerate(workload.adapters):
        yield from _unknown(adapter.tenant, tenants, "tenant", source, ("adapters", i, "tenant"))
    endpoints = [e.name for e in environment.managed]
    for i, name in enumerate(workload.managed):
        yield from _unknown(name, endpoints, "managed endpoint", source, ("managed", i))
    for field in ("after", "near", "apart"):
        for i, name in enumerate(getattr(workload, field)):
            yield from _unknown(name, workloads, "workload", source, (field, i))


def _unknown(name: str, known: Iterable[str], noun: str, source: SourceMap, path: FieldPath) -> Iterator[Fault]:
    names = list(known)
    if name not in names:
        yield source.fault(path, f"{quoted(name)} is no {noun} of this environment", suggestion(name, names))
