"""Zones of made clusters: of their region, as its cloud names them, and those of pools among the network's."""

import re
from collections.abc import Iterator

from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.rule import Site
from landing_zone.config.source_map import FieldPath, SourceMap
from landing_zone.config.words import listed, quoted
from landing_zone.errors import Fault

_NAMES = {Site.AWS: "{region}[a-f]", Site.AZURE: "[1-3]", Site.GCP: "{region}-[a-f]"}
_EXAMPLES = {Site.AWS: "{region}a", Site.AZURE: "1", Site.GCP: "{region}-a"}


def zones(inputs: Inputs) -> Iterator[Fault]:
    """Yield zones that are not of their cluster's region, and zones of pools in which the network has no subnet."""
    source = inputs.environment.source
    for index, cluster in enumerate(inputs.environment.value.clusters):
        path: FieldPath = ("clusters", index)
        network = cluster.create.network if cluster.create else None
        if network is None:
            continue
        yield from _named(cluster, network.zones, (*path, "create", "network", "zones"), source)
        for j, pool in enumerate(cluster.pools):
            yield from _without_subnet(pool.zones, network.zones, (*path, "pools", j, "zones"), source)


def _named(cluster: Cluster, names: tuple[str, ...], path: FieldPath, source: SourceMap) -> Iterator[Fault]:
    if cluster.site not in _NAMES:
        return
    pattern = _NAMES[cluster.site].format(region=re.escape(cluster.region))
    for i, name in enumerate(names):
        if not re.fullmatch(pattern, name):
            problem = f"{quoted(name)} is no zone of {cluster.site}/{cluster.region}"
            fix = f"write it as `{_EXAMPLES[cluster.site].format(region=cluster.region)}`"
            yield source.fault((*path, i), problem, fix)


def _without_subnet(
    names: tuple[str, ...], known: tuple[str, ...], path: FieldPath, source: SourceMap
) -> Iterator[Fault]:
    for i, name in enumerate(names):
        if name not in known:
            problem = f"the cluster's network has no subnet in {quoted(name)}"
            yield source.fault((*path, i), problem, f"write one of {listed(known)}, or add it to `network.zones`")
