"""N03 on Azure: a flow log is on and keeps its records for 90 days."""

from landing_zone_policies.azure import by_azure_type
from landing_zone_policies.requirement import at_least, on

DAYS = 90
rule = by_azure_type(
    {
        "azure-native:network:FlowLog": (
            on("enabled"),
            on("retentionPolicy.enabled"),
            at_least("retentionPolicy.days", DAYS, "days"),
        )
    }
)
