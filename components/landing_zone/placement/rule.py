"""The rules that the inputs set, and where each is written."""

from enum import StrEnum

from landing_zone.config.document import Document
from landing_zone.config.environment import Environment
from landing_zone.config.source_map import FieldPath
from landing_zone.config.workload import Workload


class Rule(StrEnum):
    """Rules that the inputs set; a relaxation leaves one of them out."""

    JURISDICTIONS = "jurisdictions"
    OPERATORS = "operator_jurisdictions"
    SITES = "sites"
    CLUSTERS = "clusters"
    MANAGED = "managed"
    SPOT = "spot"
    CERTIFICATIONS = "certifications"
    LICENCES = "licences"
    ACCELERATORS = "accelerators"
    TOLERANCE = "workload.spot"
    ROUND_TRIP = "round_trip_ms"
    FIRST_TOKEN = "first_token_ms"  # noqa: S105
    PER_TOKEN = "per_token_ms"  # noqa: S105
    REPLICAS = "replicas.max"
    QUOTA = "quota"
    NEAR = "near"
    APART = "apart"
    SURVIVES = "survives"
    ACCOUNT = "account quota"
    """The one rule that is of no workload."""


OF_DATA_CLASS = frozenset(
    {Rule.JURISDICTIONS, Rule.OPERATORS, Rule.SITES, Rule.CLUSTERS, Rule.MANAGED, Rule.SPOT, Rule.CERTIFICATIONS}
)
OF_OBJECTIVES = frozenset({Rule.ROUND_TRIP, Rule.FIRST_TOKEN, Rule.PER_TOKEN})
OF_WORKLOAD = {
    Rule.ACCELERATORS: ("accelerators",),
    Rule.TOLERANCE: ("spot",),
    Rule.REPLICAS: ("replicas", "max"),
    Rule.NEAR: ("near",),
    Rule.APART: ("apart",),
    Rule.SURVIVES: ("survives",),
}


def where(rule: Rule, environment: Document[Environment], workload: Document[Workload]) -> str:
    """Return file and line of the rule, as it acts on the workload."""
    if rule in OF_OBJECTIVES:
        return _place(workload, ("objectives", rule.value))
    if rule in OF_WORKLOAD:
        return _place(workload, OF_WORKLOAD[rule])
    return _place(environment, _environment_path(rule, environment.value, workload.value))


def _environment_path(rule: Rule, environment: Environment, workload: Workload) -> FieldPath:
    if rule in OF_DATA_CLASS:
        return ("data_classes", workload.data_class, rule.value)
    if rule is Rule.LICENCES:
        return ("licences",)
    names = [tenant.name for tenant in environment.tenants]
    return ("tenants", names.index(workload.tenant), "accelerators")


def _place(document: Document[Environment] | Document[Workload], path: FieldPath) -> str:
    return f"{document.source.file}:{document.source.line(path)}"
