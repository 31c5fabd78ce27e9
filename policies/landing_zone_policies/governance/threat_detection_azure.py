"""G10 on Azure: Defender's plans are the paid ones."""

from typing import Any

from landing_zone_policies.azure import by_azure_type, said
from landing_zone_policies.look import at
from landing_zone_policies.requirement import Answer, Requirement
from landing_zone_policies.unknown import UNKNOWN

PLANS = frozenset(
    {
        "ai",
        "api",
        "appservices",
        "arm",
        "cloudposture",
        "containerregistry",
        "containers",
        "cosmosdbs",
        "discovery",
        "dns",
        "foundationalcspm",
        "keyvaults",
        "kubernetesservice",
        "opensourcerelationaldatabases",
        "sqlservers",
        "sqlservervirtualmachines",
        "storageaccounts",
        "virtualmachines",
    }
)
"""Names of plans (inferred from the service's own list of prices)."""


def _is_plan(props: dict[str, Any]) -> Answer:
    name = at(props, "pricingName") or at(props, "name")
    return UNKNOWN if name is UNKNOWN else str(name).lower() in PLANS


rule = by_azure_type(
    {
        "azure-native:security:Pricing": (
            said("pricingTier", "standard", problem="is not `Standard`: the plan is off"),
            Requirement("pricingName", _is_plan, "`pricingName` is no plan of Defender"),
        )
    }
)
