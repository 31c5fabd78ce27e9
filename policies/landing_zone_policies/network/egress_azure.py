"""N02 on Azure: a firewall denies what goes to, or comes from, addresses that are known for attacks."""

from landing_zone_policies.azure import by_azure_type, said
from landing_zone_policies.requirement import any_of, given

DENIES = said("threatIntelMode", "deny", problem="is not `Deny`")
rule = by_azure_type(
    {
        "azure-native:network:AzureFirewall": (any_of(DENIES, given("firewallPolicy.id")),),
        "azure-native:network:FirewallPolicy": (DENIES,),
    }
)
