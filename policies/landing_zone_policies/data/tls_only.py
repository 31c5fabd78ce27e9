"""D03: data moves through TLS 1.2 or later only."""

from landing_zone_policies.clouds import all_of, by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.data import tls_only_aws, tls_only_azure

CONTROL = Control(
    id="D03",
    name="data-encrypted-in-transit",
    title="Data moves through TLS 1.2 or later only",
    severity=Severity.HIGH,
    clauses=("HIPAA 164.312(e)(1)", "CCC.Core.CN01"),
    fix="refuse connections without TLS and versions before 1.2",
    rule=by_cloud({"aws": tls_only_aws.rule, "azure-native": tls_only_azure.rule}),
    stack_rule=all_of(tls_only_aws.stack_rule),
)
