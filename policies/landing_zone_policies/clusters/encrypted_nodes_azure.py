"""C07 on Azure: caches and temporary disks are encrypted at the host, of nodes and of machines."""

from landing_zone_policies.azure import by_azure_type, each
from landing_zone_policies.requirement import on

AT_HOST = on("enableEncryptionAtHost")
rule = by_azure_type(
    {
        "azure-native:containerservice:AgentPool": (AT_HOST,),
        "azure-native:containerservice:ManagedCluster": each("agentPoolProfiles", AT_HOST, at_least_one=True),
        "azure-native:compute:VirtualMachine": (on("securityProfile.encryptionAtHost"),),
        "azure-native:compute:VirtualMachineScaleSet": (on("virtualMachineProfile.securityProfile.encryptionAtHost"),),
    }
)
