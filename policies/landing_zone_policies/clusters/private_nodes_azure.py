"""C10 on Azure: pools, scale sets and notebooks ask for no public address."""

from typing import Any

from landing_zone_policies.azure import by_azure_type, each
from landing_zone_policies.look import at, items, mapping
from landing_zone_policies.requirement import Answer, Requirement, not_on
from landing_zone_policies.unknown import UNKNOWN

PUBLIC = "publicIPAddressConfiguration"
NETWORK = "virtualMachineProfile.networkProfile.networkInterfaceConfigurations"


def _has_no_address(props: dict[str, Any]) -> Answer:
    interfaces = at(props, *NETWORK.split("."))
    configurations = [at(_settings(i), "ipConfigurations") for i in items(interfaces)]
    addresses = [at(_settings(c), PUBLIC) for held in configurations for c in items(held)]
    if any(isinstance(address, dict) for address in addresses):
        return False
    return UNKNOWN if UNKNOWN in (interfaces, *configurations, *addresses) else True


def _settings(value: Any) -> Any:
    """Azure's templates hold settings below `properties`, its libraries beside the name."""
    return mapping(value).get("properties", value)


NO_ADDRESS = Requirement(NETWORK, _has_no_address, f"`{NETWORK}` asks for a public address")
rule = by_azure_type(
    {
        "azure-native:containerservice:AgentPool": (not_on("enableNodePublicIP"),),
        "azure-native:containerservice:ManagedCluster": each("agentPoolProfiles", not_on("enableNodePublicIP")),
        "azure-native:compute:VirtualMachineScaleSet": (NO_ADDRESS,),
        "azure-native:machinelearningservices:Compute": (not_on("properties.properties.enableNodePublicIp"),),
    }
)
