"""Versions of Kubernetes that are made: offered where the cluster stands, still supported, and known to the charts."""

from collections.abc import Iterator
from datetime import date

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.kubernetes import KubernetesVersion
from landing_zone.config.document import Inputs
from landing_zone.config.rule import Site
from landing_zone.config.words import listed
from landing_zone.errors import Fault


def kubernetes_faults(inputs: Inputs, catalog: Catalog) -> Iterator[Fault]:
    """Yield versions that a cluster made here can't have, by the catalog's newest day."""
    environment, source = inputs.environment.value, inputs.environment.source
    for index, cluster in enumerate(environment.clusters):
        if cluster.create is None:
            continue
        minor, site = cluster.create.kubernetes, cluster.site
        problem = _problem(catalog.kubernetes.get((site.value, minor)), minor, site, catalog.newest)
        if problem:
            path = ("clusters", index, "create", "kubernetes")
            yield source.fault(path, problem, _fix(catalog, site))


def _problem(version: KubernetesVersion | None, minor: str, site: Site, today: date) -> str:
    """Return why the version can't be made; "" if it can."""
    who = "the Kubernetes project" if site is Site.ON_PREM else site.value
    if version is None:
        return f"{minor} is not offered by {who}, as far as the catalog knows"
    if today < version.available_from:
        return f"{minor} is offered by {who} from {version.available_from} on"
    if today > version.supported_until:
        return f"{minor} is not supported by {who} since {version.supported_until}"
    if not version.charts:
        return f"{minor} is none that the tested set of charts supports"
    return ""


def _fix(catalog: Catalog, site: Site) -> str:
    usable = [v for v in catalog.kubernetes.values() if v.site == site.value and v.usable(catalog.newest)]
    return f"write one of {listed(v.minor for v in sorted(usable, key=lambda v: -v.number))}"
