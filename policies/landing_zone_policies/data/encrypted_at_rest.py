"""D02: data at rest is encrypted with a key of its owner."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.data import encrypted_at_rest_aws, encrypted_at_rest_azure

CONTROL = Control(
    id="D02",
    name="data-encrypted-at-rest",
    title="Data at rest is encrypted with a key of its owner",
    severity=Severity.HIGH,
    clauses=("HIPAA 164.312(a)(2)(iv)", "GDPR Art. 32(1)(a)", "CCC.Core.CN02", "CCC.Core.CN11"),
    fix="switch encryption on and name a key of your own",
    rule=by_cloud({"aws": encrypted_at_rest_aws.rule, "azure-native": encrypted_at_rest_azure.rule}),
)
