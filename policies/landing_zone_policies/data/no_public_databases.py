"""D06: databases, search domains, caches and registries have no public endpoint."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.data import no_public_databases_aws, no_public_databases_azure

CONTROL = Control(
    id="D06",
    name="no-public-data-endpoint",
    title="Databases, search domains, caches and registries have no public endpoint",
    severity=Severity.CRITICAL,
    clauses=("CCC.Core.CN05", "GDPR Art. 32"),
    fix="keep the endpoint inside the network",
    rule=by_cloud({"aws": no_public_databases_aws.rule, "azure-native": no_public_databases_azure.rule}),
)
