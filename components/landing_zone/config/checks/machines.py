"""Options of nodes that their cloud lacks, and ways to buy that do not fit the place or the reservation."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.machine import Machine, Provisioner
from landing_zone.config.pool import Pool, Purchase
from landing_zone.config.rule import Site
from landing_zone.config.source_map import FieldPath, SourceMap
from landing_zone.errors import Fault

_CLOUDS = frozenset({Site.AWS, Site.AZURE, Site.GCP})
_RESERVING = (Purchase.RESERVED, Purchase.CAPACITY_BLOCK)


@dataclass(frozen=True)
class _Option:
    """An option, and the sites that have it."""

    name: str
    used: Callable[[Machine], bool]
    sites: frozenset[Site]
    fix: str


_OPTIONS = (
    _Option(
        "provisioner: karpenter",
        lambda machine: machine.provisioner is Provisioner.KARPENTER,
        frozenset({Site.AWS, Site.AZURE}),
        "write `provisioner: group`",
    ),
    _Option("flex_start", lambda machine: machine.flex_start, frozenset({Site.GCP}), "remove it"),
    _Option("reservation", lambda machine: machine.reservation is not None, _CLOUDS, "remove it"),
    _Option("together", lambda machine: machine.together, _CLOUDS, "remove it"),
    _Option("fast_network", lambda machine: machine.fast_network, _CLOUDS, "remove it"),
)


def machines(inputs: Inputs) -> Iterator[Fault]:
    """Yield what pools ask of their cluster's site that it does not have, or that does not agree."""
    source = inputs.environment.source
    for index, cluster in enumerate(inputs.environment.value.clusters):
        for j, pool in enumerate(cluster.pools):
            path: FieldPath = ("clusters", index, "pools", j)
            yield from _options(cluster, pool, path, source)
            yield from _purchase(cluster, pool, path, source)
            yield from _reservation(cluster, pool, path, source)
            yield from _type(cluster, pool, path, source)


def _options(cluster: Cluster, pool: Pool, path: FieldPath, source: SourceMap) -> Iterator[Fault]:
    """Judge the options of nodes; of a cluster that is there already, none has an effect."""
    if cluster.create is None:
        if "machine" in pool.model_fields_set:
            problem = "says how nodes are made, and the nodes of this cluster are there"
            yield source.fault((*path, "machine"), problem, "remove it, or make the cluster with `create`")
        return
    for option in _OPTIONS:
        if option.used(pool.machine) and cluster.site not in option.sites:
            field = (*path, "machine", option.name.partition(":")[0])
            yield source.fault(field, f"{cluster.site} has no `{option.name}`", option.fix)


def _purchase(cluster: Cluster, pool: Pool, path: FieldPath, source: SourceMap) -> Iterator[Fault]:
    """Judge the way to buy by where the nodes are."""
    purchase, where = pool.purchase, (*path, "purchase")
    if purchase is Purchase.CAPACITY_BLOCK and cluster.site is not Site.AWS:
        yield source.fault(where, f"{cluster.site} sells no `capacity-block`", "write `reserved` or `on-demand`")
    elif purchase is Purchase.OWNED and cluster.create is not None and cluster.site in _CLOUDS:
        yield source.fault(where, f"{cluster.site} owns the nodes that are made there", "write `on-demand` or `spot`")


def _reservation(cluster: Cluster, pool: Pool, path: FieldPath, source: SourceMap) -> Iterator[Fault]:
    """Judge a reservation beside the way to buy."""
    if cluster.create is None or cluster.site not in _CLOUDS:
        return
    if pool.machine.reservation is not None and pool.purchase not in _RESERVING:
        problem = f"is reserved capacity, and `purchase` is `{pool.purchase}`"
        yield source.fault((*path, "machine", "reservation"), problem, "write `purchase: reserved`, or remove it")
    if pool.machine.reservation is None and pool.purchase is Purchase.CAPACITY_BLOCK and cluster.site is Site.AWS:
        problem = "nodes of a capacity block come from its reservation, which is not named"
        yield source.fault((*path, "purchase"), problem, "add `machine: {reservation: cr-…}`")


def _type(cluster: Cluster, pool: Pool, path: FieldPath, source: SourceMap) -> Iterator[Fault]:
    if cluster.create is not None and cluster.site in _CLOUDS and pool.instance_type is None:
        problem = "is missing, and the cluster's nodes are made here"
        yield source.fault((*path, "instance_type"), problem, f"add the node type as {cluster.site} names it")
