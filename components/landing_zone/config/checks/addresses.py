"""Ranges of addresses: valid ones, disjoint wherever a packet may have to choose between them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Network
from itertools import combinations, product

from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.source_map import FieldPath, SourceMap
from landing_zone.errors import Fault


@dataclass(frozen=True)
class Range:
    """A range of addresses, what it is for, and where it is written."""

    of: str
    """Whose addresses these are, in words; ranges of one owner may overlap."""
    text: str
    path: FieldPath

    @property
    def network(self) -> IPv4Network | None:
        """The range itself; None where the text is none."""
        try:
            return IPv4Network(self.text)
        except ValueError:
            return None


def addresses(inputs: Inputs) -> Iterator[Fault]:
    """Yield ranges that are none, and pairs that overlap: in one cluster, between clusters, with sites behind links.

    Ranges of pods and Services are compared inside their own cluster and with the sites linked to it: other clusters
    never route to them.
    """
    source = inputs.environment.source
    routed: list[Range] = []
    for index, cluster in enumerate(inputs.environment.value.clusters):
        inner, behind = _inside(cluster, index), _behind(cluster, index)
        for each in (*inner, *behind, *_authorized(cluster, index)):
            yield from _invalid(each, source)
        yield from _overlaps(combinations(inner, 2), source)
        yield from _overlaps(product(inner[1:], behind), source)
        seen = {(each.of, each.text) for each in routed}
        routed += [each for each in (*inner[:1], *behind) if (each.of, each.text) not in seen]
    yield from _overlaps((pair for pair in combinations(routed, 2) if pair[0].of != pair[1].of), source)


def _inside(cluster: Cluster, index: int) -> list[Range]:
    """Return the ranges of a cluster that is made here, its network first; clusters may share one that is there."""
    if cluster.create is None or cluster.create.network is None:
        return []
    network, path = cluster.create.network, ("clusters", index, "create", "network")
    shared = f"the network {network.existing.id}" if network.existing else f"the network of {cluster.name}"
    owners = {"cidr": shared, "pods": f"the pods of {cluster.name}", "services": f"the Services of {cluster.name}"}
    return [Range(owner, getattr(network, field), (*path, field)) for field, owner in owners.items()]


def _behind(cluster: Cluster, index: int) -> list[Range]:
    """Return the ranges of the sites that a cluster is linked to."""
    if cluster.create is None or cluster.create.network is None:
        return []
    path: FieldPath = ("clusters", index, "create", "network", "links")
    return [
        Range(f"the site {link.to}", cidr, (*path, i, "cidrs", j))
        for i, link in enumerate(cluster.create.network.links)
        for j, cidr in enumerate(link.cidrs)
    ]


def _authorized(cluster: Cluster, index: int) -> list[Range]:
    networks = cluster.create.authorized_networks if cluster.create else ()
    path: FieldPath = ("clusters", index, "create", "authorized_networks")
    return [Range("", text, (*path, i)) for i, text in enumerate(networks)]


def _invalid(each: Range, source: SourceMap) -> Iterator[Fault]:
    if each.network is not None:
        return
    try:
        fix = f"write {IPv4Network(each.text, strict=False)}"
    except ValueError:
        fix = "write it as 10.20.0.0/16"
    yield source.fault(each.path, "is no range of addresses", fix)


def _overlaps(pairs: Iterable[tuple[Range, Range]], source: SourceMap) -> Iterator[Fault]:
    for first, second in pairs:
        if first.network and second.network and first.network.overlaps(second.network):
            line = source.line(first.path)
            problem = f"{second.text} of {second.of} overlaps {first.text} of {first.of} (line {line})"
            yield source.fault(second.path, problem, "give one of the two another range")
