"""A01: managed AI accounts, workspaces and search are private, know who calls, and use keys of one's own."""

from landing_zone_policies.azure import by_azure_type, not_said, public_network_off, said
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.requirement import on

CLOSED = public_network_off()
IDENTITY = not_said("identity.type", "none", problem="names no managed identity", default="none")
NO_KEYS = on("disableLocalAuth")
OWN_KEY = said("encryption.keySource", "microsoft.keyvault", problem="is not a vault's key")
WORKSPACE_KEY = said("encryption.status", "enabled", problem="is not `Enabled`: there is no key of one's own")
SEARCH_KEY = said(
    "encryptionWithCmk.enforcement", "enabled", problem="is not `Enabled`: keys of one's own are optional"
)

CONTROL = Control(
    id="A01",
    name="closed-managed-ai",
    title="Managed AI accounts take no public network and no shared keys, and have an identity and a key of one's own",
    severity=Severity.CRITICAL,
    clauses=("Azure Policy 14de9e63", "Azure Policy 47ba1dd7", "CCC.Core.CN05"),
    fix="turn off public network access and local authentication, give it a managed identity and a key from a vault",
    rule=by_azure_type(
        {
            "azure-native:cognitiveservices:Account": (CLOSED, NO_KEYS, IDENTITY, OWN_KEY),
            "azure-native:machinelearningservices:Workspace": (CLOSED, IDENTITY, WORKSPACE_KEY),
            "azure-native:search:Service": (CLOSED, NO_KEYS, IDENTITY, SEARCH_KEY),
        }
    ),
)
