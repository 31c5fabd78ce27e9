"""Hard rules on where a workload may run: one function per rule, None or the sentence that forbids it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Document
from landing_zone.config.environment import Environment
from landing_zone.config.pool import Purchase
from landing_zone.config.rule import Rule as DataClass
from landing_zone.config.source_map import FieldPath
from landing_zone.config.workload import Workload
from landing_zone.placement.site import PoolSite, round_trip_ms


class Rule(StrEnum):
    """Rules that the inputs set; a relaxation leaves one of them out."""

    JURISDICTIONS = "jurisdictions"
    SITES = "sites"
    CLUSTERS = "clusters"
    SPOT = "spot"
    CERTIFICATIONS = "certifications"
    ROUND_TRIP = "round_trip_ms"
    FIRST_TOKEN = "first_token_ms"  # noqa: S105
    PER_TOKEN = "per_token_ms"  # noqa: S105
    REPLICAS = "replicas.max"
    QUOTA = "quota"


@dataclass(frozen=True)
class Pair:
    """A workload and a pool that might run it."""

    environment: Document[Environment]
    workload: Document[Workload]
    site: PoolSite
    catalog: Catalog

    @property
    def data_class(self) -> DataClass:
        """The rules of the workload's data class."""
        return self.environment.value.data_classes[self.workload.value.data_class]


Mask = Callable[[Pair], str | None]


def rule_path(rule: Rule, workload: Workload) -> FieldPath:
    """Return the field, of the environment or of the workload, that sets the rule."""
    if rule in (Rule.ROUND_TRIP, Rule.FIRST_TOKEN, Rule.PER_TOKEN):
        return ("objectives", rule.value)
    if rule is Rule.REPLICAS:
        return ("replicas", "max")
    return ("data_classes", workload.data_class, rule.value)


def where(rule: Rule, environment: Document[Environment], workload: Document[Workload]) -> str:
    """Return file and line of the rule."""
    path = rule_path(rule, workload.value)
    if rule is Rule.QUOTA:
        names = [t.name for t in environment.value.tenants]
        path = ("tenants", names.index(workload.value.tenant), "accelerators")
    source = environment.source if path[0] in ("data_classes", "tenants") else workload.source
    return f"{source.file}:{source.line(path)}"


def jurisdictions(pair: Pair) -> str | None:
    """The cluster must stand in one of the data class's jurisdictions."""
    allowed, location = pair.data_class.jurisdictions, pair.site.location
    if allowed is None or location.jurisdictions.intersection(allowed):
        return None
    lies = pair.site.cluster.jurisdiction or location.country
    return _forbids(pair, Rule.JURISDICTIONS, f"allows {_list(allowed)} only, {pair.site.cluster.name} is in {lies}")


def sites(pair: Pair) -> str | None:
    """The cluster must be of one of the data class's kinds of site."""
    allowed, cluster = pair.data_class.sites, pair.site.cluster
    if allowed is None or cluster.site in allowed:
        return None
    return _forbids(pair, Rule.SITES, f"allows {_list(allowed)} only, {cluster.name} is {cluster.site}")


def clusters(pair: Pair) -> str | None:
    """The cluster must be one that the data class names."""
    allowed = pair.data_class.clusters
    if allowed is None or pair.site.cluster.name in allowed:
        return None
    return _forbids(pair, Rule.CLUSTERS, f"may not leave {_list(allowed)}")


def spot(pair: Pair) -> str | None:
    """Interruptible nodes need the data class's leave."""
    if pair.data_class.spot or pair.site.pool.purchase is not Purchase.SPOT:
        return None
    return _forbids(pair, Rule.SPOT, f"may not run on spot nodes, {pair.site.name} has them")


def certifications(pair: Pair) -> str | None:
    """The cluster must hold every certification of the data class."""
    missing = [c for c in pair.data_class.certifications if c not in pair.site.cluster.certifications]
    if not missing:
        return None
    return _forbids(pair, Rule.CERTIFICATIONS, f"asks for {_list(missing)}, which {pair.site.cluster.name} lacks")


def round_trip(pair: Pair) -> str | None:
    """The round trip must hold for the share of users that the objective names."""
    workload = pair.workload.value
    allowed, share = workload.objectives.round_trip_ms, workload.objectives.round_trip_share
    if allowed is None:
        return None
    rtt_ms = round_trip_ms(workload.traffic, pair.site.location, pair.catalog, share)
    if rtt_ms <= allowed:
        return None
    place = where(Rule.ROUND_TRIP, pair.environment, pair.workload)
    reach = f"{share:.0%} of its users need up to {rtt_ms:.0f} ms to {pair.site.cluster.name}"
    return f"{reach}, `round_trip_ms` is {allowed:g} ({place})"


MASKS: tuple[tuple[Rule, Mask], ...] = (
    (Rule.JURISDICTIONS, jurisdictions),
    (Rule.SITES, sites),
    (Rule.CLUSTERS, clusters),
    (Rule.SPOT, spot),
    (Rule.CERTIFICATIONS, certifications),
    (Rule.ROUND_TRIP, round_trip),
)
"""In the order in which they are told: law first, then distance."""


def _forbids(pair: Pair, rule: Rule, text: str) -> str:
    place = where(rule, pair.environment, pair.workload)
    return f"data class `{pair.workload.value.data_class}` {text} ({place})"


def _list(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(str(n) for n in names)
