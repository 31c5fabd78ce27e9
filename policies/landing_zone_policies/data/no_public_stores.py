"""D01: storage is never open to the public."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.data import no_public_stores_aws, no_public_stores_azure, no_public_stores_gcp

CONTROL = Control(
    id="D01",
    name="storage-not-public",
    title="Storage is never open to the public",
    severity=Severity.CRITICAL,
    clauses=("CCC.Core.CN05", "HIPAA 164.312(a)(1)", "GDPR Art. 32"),
    fix="block public access in all four ways and name who may read",
    rule=by_cloud(
        {
            "aws": no_public_stores_aws.rule,
            "azure-native": no_public_stores_azure.rule,
            "gcp": no_public_stores_gcp.rule,
        }
    ),
)
