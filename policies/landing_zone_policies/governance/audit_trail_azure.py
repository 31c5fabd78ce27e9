"""G06 on Azure: the log of a subscription's activities has all kinds of actions."""

from typing import Any

from landing_zone_policies.azure import by_azure_type
from landing_zone_policies.look import at, items
from landing_zone_policies.requirement import Answer, Requirement
from landing_zone_policies.unknown import UNKNOWN

CATEGORIES = frozenset({"write", "delete", "action"})


def _has_all(props: dict[str, Any]) -> Answer:
    held = at(props, "categories")
    found = items(held)
    if {str(category).lower() for category in found} >= CATEGORIES:
        return True
    return UNKNOWN if UNKNOWN in (held, *found) else False


ALL = Requirement("categories", _has_all, "`categories` lacks Write, Delete or Action")
rule = by_azure_type({"azure-native:monitor:LogProfile": (ALL,)})
