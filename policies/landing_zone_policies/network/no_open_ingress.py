"""N01: nothing but what serves the public is open to everywhere."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.network import no_open_ingress_aws, no_open_ingress_azure, no_open_ingress_gcp

CONTROL = Control(
    id="N01",
    name="no-open-ports",
    title="No port for administration, for an API or without TLS is open to everywhere",
    severity=Severity.CRITICAL,
    clauses=("CIS-AWS 5.2", "CCC.Core.CN05"),
    fix="name the addresses or the groups that may reach the port",
    rule=by_cloud(
        {"aws": no_open_ingress_aws.rule, "azure-native": no_open_ingress_azure.rule, "gcp": no_open_ingress_gcp.rule}
    ),
)
