"""G09 on Azure: a registry knows who pulls, scans, and holds images back until they are scanned."""

from typing import Any

from landing_zone_policies.azure import by_azure_type, said
from landing_zone_policies.look import at, truth
from landing_zone_policies.requirement import Answer, Requirement, not_on
from landing_zone_policies.unknown import Unknown

PAID = ("standard", "premium")
"""Tiers with scanning, which are also those that can let anybody pull."""


def _is_known(props: dict[str, Any]) -> Answer:
    open_to_all = truth(at(props, "anonymousPullEnabled"))
    tier = at(props, "sku", "name")
    if open_to_all is True and isinstance(tier, str) and tier.lower() not in PAID:
        return True
    return open_to_all if isinstance(open_to_all, Unknown) else open_to_all is not True


ANONYMOUS = Requirement("anonymousPullEnabled", _is_known, "`anonymousPullEnabled` lets anybody pull")
SCANS = said("sku.name", *PAID, problem="is a tier without scanning")
HOLDS_BACK = said("policies.quarantinePolicy.status", "enabled", problem="is not `enabled`: images go out unscanned")
rule = by_azure_type(
    {"azure-native:containerregistry:Registry": (not_on("adminUserEnabled"), ANONYMOUS, SCANS, HOLDS_BACK)}
)
