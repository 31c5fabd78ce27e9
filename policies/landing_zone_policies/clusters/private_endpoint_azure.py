"""C01 on Azure: a managed cluster is private or lists who may reach its API."""

from typing import Any

from landing_zone_policies.azure import by_azure_type
from landing_zone_policies.look import at, items, truth
from landing_zone_policies.requirement import Answer, Requirement
from landing_zone_policies.unknown import UNKNOWN, Unknown

PROFILE = "apiServerAccessProfile"
RANGES = "authorizedIPRanges"
EVERYWHERE = ("0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1", "*")


def _is_private(props: dict[str, Any]) -> Answer:
    value = truth(at(props, PROFILE, "enablePrivateCluster"))
    return value if isinstance(value, Unknown) else value is True


def _is_limited(props: dict[str, Any]) -> Answer:
    """A cluster that is not private lists ranges, none of them the whole internet."""
    held = at(props, PROFILE, RANGES)
    ranges = items(held)
    if any(text in EVERYWHERE for text in ranges):
        return False
    private = _is_private(props)
    if private is True or (ranges and UNKNOWN not in ranges):
        return True
    return UNKNOWN if UNKNOWN in (private, held, *ranges) else False


LIMITED = Requirement(
    f"{PROFILE}.{RANGES}",
    _is_limited,
    f"`{PROFILE}` neither makes the cluster private nor names in `{RANGES}` who may reach its API",
)
rule = by_azure_type({"azure-native:containerservice:ManagedCluster": (LIMITED,)})
