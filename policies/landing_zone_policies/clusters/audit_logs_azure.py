"""C03 on Azure: a managed cluster sends its logs to a workspace."""

from landing_zone_policies.azure import by_azure_type
from landing_zone_policies.requirement import any_of, on

AGENT = any_of(on("addonProfiles.omsagent.enabled"), on("addonProfiles.omsAgent.enabled"))
rule = by_azure_type({"azure-native:containerservice:ManagedCluster": (AGENT,)})
