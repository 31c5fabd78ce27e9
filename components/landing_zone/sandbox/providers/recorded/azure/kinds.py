"""Types of Azure's resources: ids, names, what can't be changed.

Source of ids: Azure Resource Manager's path of each type, as its REST reference has it. What can't be changed is
inferred from those pages.
"""

from collections.abc import Callable

from landing_zone.sandbox.providers.plugin.values import Object
from landing_zone.sandbox.providers.recorded.azure import answers, names
from landing_zone.sandbox.providers.recorded.kind import Kind, NameRule, Resource, no_outputs

GROUP = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}"


def _in_group(
    path: str,
    rule: NameRule | None = names.PLAIN,
    outputs: Callable[[Resource], Object] = no_outputs,
    fixed: tuple[str, ...] = (),
    secrets: tuple[str, ...] = (),
) -> Kind:
    return Kind(f"{GROUP}/providers/Microsoft.{path}", rule, fixed, outputs, secrets)


_NETWORKS = {
    "VirtualNetwork": _in_group("Network/virtualNetworks/{virtualNetworkName}", names.NETWORK),
    "Subnet": _in_group("Network/virtualNetworks/{virtualNetworkName}/subnets/{subnetName}"),
    "VirtualNetworkPeering": _in_group(
        "Network/virtualNetworks/{virtualNetworkName}/virtualNetworkPeerings/{virtualNetworkPeeringName}",
        outputs=answers.peering,
        fixed=("remoteVirtualNetwork",),
    ),
    "NetworkSecurityGroup": _in_group("Network/networkSecurityGroups/{networkSecurityGroupName}"),
    "SecurityRule": _in_group(
        "Network/networkSecurityGroups/{networkSecurityGroupName}/securityRules/{securityRuleName}"
    ),
    "RouteTable": _in_group("Network/routeTables/{routeTableName}"),
    "Route": _in_group("Network/routeTables/{routeTableName}/routes/{routeName}"),
    "NatGateway": _in_group("Network/natGateways/{natGatewayName}", fixed=("zones", "sku")),
    "PublicIPAddress": _in_group(
        "Network/publicIPAddresses/{publicIpAddressName}", outputs=answers.public_address, fixed=("zones", "sku")
    ),
    "PublicIPPrefix": _in_group("Network/publicIPPrefixes/{publicIpPrefixName}", fixed=("zones", "sku")),
    "NetworkWatcher": _in_group("Network/networkWatchers/{networkWatcherName}"),
    "FlowLog": _in_group(
        "Network/networkWatchers/{networkWatcherName}/flowLogs/{flowLogName}", fixed=("targetResourceId",)
    ),
    "PrivateEndpoint": _in_group(
        "Network/privateEndpoints/{privateEndpointName}", names.NETWORK, answers.private_endpoint, ("subnet",)
    ),
    "PrivateDnsZoneGroup": _in_group(
        "Network/privateEndpoints/{privateEndpointName}/privateDnsZoneGroups/{privateDnsZoneGroupName}"
    ),
    "VirtualNetworkGateway": _in_group(
        "Network/virtualNetworkGateways/{virtualNetworkGatewayName}", outputs=answers.gateway, fixed=("gatewayType",)
    ),
    "LocalNetworkGateway": _in_group("Network/localNetworkGateways/{localNetworkGatewayName}"),
    "VirtualNetworkGatewayConnection": _in_group(
        "Network/connections/{virtualNetworkGatewayConnectionName}",
        outputs=answers.connection,
        fixed=("connectionType", "virtualNetworkGateway1", "localNetworkGateway2"),
        secrets=("sharedKey", "authorizationKey"),
    ),
}
_NAMES = {
    "PrivateZone": _in_group("Network/privateDnsZones/{privateZoneName}", names.ZONE),
    "VirtualNetworkLink": _in_group(
        "Network/privateDnsZones/{privateZoneName}/virtualNetworkLinks/{virtualNetworkLinkName}",
        fixed=("virtualNetwork",),
    ),
}
_CLUSTERS = {
    "ManagedCluster": _in_group(
        "ContainerService/managedClusters/{resourceName}",
        names.CLUSTER,
        answers.cluster,
        ("dnsPrefix", "fqdnSubdomain", "nodeResourceGroup", "diskEncryptionSetID"),
    ),
    "AgentPool": _in_group(
        "ContainerService/managedClusters/{resourceName}/agentPools/{agentPoolName}",
        names.AGENT_POOL,
        answers.agent_pool,
        (
            "vmSize",
            "availabilityZones",
            "scaleSetPriority",
            "osDiskSizeGB",
            "osDiskType",
            "gpuInstanceProfile",
            "gpuProfile",
            "vnetSubnetID",
            "podSubnetID",
            "proximityPlacementGroupID",
            "capacityReservationGroupID",
        ),
    ),
    "MaintenanceConfiguration": _in_group(
        "ContainerService/managedClusters/{resourceName}/maintenanceConfigurations/{configName}", names.MAINTENANCE
    ),
}
_IDENTITIES = {
    "UserAssignedIdentity": _in_group(
        "ManagedIdentity/userAssignedIdentities/{resourceName}", names.IDENTITY, answers.identity
    ),
    "FederatedIdentityCredential": _in_group(
        "ManagedIdentity/userAssignedIdentities/{resourceName}"
        "/federatedIdentityCredentials/{federatedIdentityCredentialResourceName}",
        names.CREDENTIAL,
    ),
}
_VAULTS = {
    "Vault": _in_group("KeyVault/vaults/{vaultName}", names.VAULT, answers.vault),
    "Key": _in_group("KeyVault/vaults/{vaultName}/keys/{keyName}", names.KEY, answers.key, ("properties",)),
    "Secret": _in_group(
        "KeyVault/vaults/{vaultName}/secrets/{secretName}", names.KEY, answers.secret, secrets=("value",)
    ),
}
_ACCOUNT = "Storage/storageAccounts/{accountName}"
_STORES = {
    "StorageAccount": _in_group(_ACCOUNT, names.STORAGE_ACCOUNT, answers.storage_account, ("isHnsEnabled",)),
    "BlobServiceProperties": _in_group(f"{_ACCOUNT}/blobServices/{{blobServicesName}}"),
    "BlobContainer": _in_group(f"{_ACCOUNT}/blobServices/default/containers/{{containerName}}", names.CONTAINER),
    "BlobContainerImmutabilityPolicy": _in_group(
        f"{_ACCOUNT}/blobServices/default/containers/{{containerName}}/immutabilityPolicies/default", None
    ),
    "ManagementPolicy": _in_group(f"{_ACCOUNT}/managementPolicies/{{managementPolicyName}}"),
    "ObjectReplicationPolicy": _in_group(
        f"{_ACCOUNT}/objectReplicationPolicies/{{objectReplicationPolicyId}}", None, answers.replication
    ),
}
_MACHINES = {
    "DiskEncryptionSet": _in_group("Compute/diskEncryptionSets/{diskEncryptionSetName}", fixed=("encryptionType",)),
    "ProximityPlacementGroup": _in_group(
        "Compute/proximityPlacementGroups/{proximityPlacementGroupName}", fixed=("zones",)
    ),
    "CapacityReservationGroup": _in_group(
        "Compute/capacityReservationGroups/{capacityReservationGroupName}", fixed=("zones",)
    ),
}
_FAMILIES = {
    "network": _NETWORKS,
    "privatedns": _NAMES,
    "containerservice": _CLUSTERS,
    "managedidentity": _IDENTITIES,
    "keyvault": _VAULTS,
    "storage": _STORES,
    "compute": _MACHINES,
    "resources": {"ResourceGroup": Kind(GROUP, names.GROUP)},
    "authorization": {
        "RoleAssignment": Kind(
            "{scope}/providers/Microsoft.Authorization/roleAssignments/{roleAssignmentName}",
            names.UUID,
            ("principalId", "roleDefinitionId"),
        )
    },
    "operationalinsights": {
        "Workspace": _in_group("OperationalInsights/workspaces/{workspaceName}", names.WORKSPACE, answers.workspace)
    },
    "monitor": {
        "DiagnosticSetting": Kind(
            "{resourceUri}/providers/Microsoft.Insights/diagnosticSettings/{name}", names.SETTING, ("resourceUri",)
        )
    },
    "containerregistry": {
        "Registry": _in_group("ContainerRegistry/registries/{registryName}", names.REGISTRY, answers.registry)
    },
}
KINDS = {f"azure-native:{module}:{name}": kind for module, kinds in _FAMILIES.items() for name, kind in kinds.items()}
"""By token; of each type the API version that the SDK has by default."""
