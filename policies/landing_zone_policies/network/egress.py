"""N02: nothing may leave for everywhere."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.network import egress_aws, egress_azure

CONTROL = Control(
    id="N02",
    name="egress-limited",
    title="Nothing may leave for everywhere",
    severity=Severity.HIGH,
    clauses=("GDPR Art. 44", "CCC.Core.CN06"),
    fix="name where traffic may go, or at least the ports that it may use",
    rule=by_cloud({"aws": egress_aws.rule, "azure-native": egress_azure.rule}),
)
