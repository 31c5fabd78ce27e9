"""S01: encryption keys rotate within a year."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.secrets import key_rotation_aws, key_rotation_azure, key_rotation_gcp

CONTROL = Control(
    id="S01",
    name="keys-rotate",
    title="Encryption keys rotate within a year",
    severity=Severity.MEDIUM,
    clauses=("CCC.Core.CN11", "CIS-AWS 3.8"),
    fix="switch rotation on, every 365 days or more often",
    rule=by_cloud(
        {"aws": key_rotation_aws.rule, "azure-native": key_rotation_azure.rule, "gcp": key_rotation_gcp.rule}
    ),
)
