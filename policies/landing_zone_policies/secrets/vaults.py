"""S05: a vault gives nothing up, neither to deletion nor to the internet."""

from landing_zone_policies.azure import by_azure_type, said
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.requirement import any_of, not_off, on

DENIES = said("networkAcls.defaultAction", "deny", problem="lets every network in")
CLOSED = said("publicNetworkAccess", "disabled", problem="is not `Disabled`")

CONTROL = Control(
    id="S05",
    name="recoverable-private-vaults",
    title="A vault can be recovered after deletion, and denies networks by default",
    severity=Severity.HIGH,
    clauses=("CCC.Core.CN11",),
    fix="turn on purge protection and soft delete, and let the firewall deny by default",
    rule=by_azure_type(
        {
            "azure-native:keyvault:Vault": (
                on("enablePurgeProtection"),
                not_off("enableSoftDelete"),
                any_of(DENIES, CLOSED),
            )
        }
    ),
)
