"""G09: registries scan images, keep tags as they are, and know who pulls."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.governance import registries_aws, registries_azure

CONTROL = Control(
    id="G09",
    name="safe-registries",
    title="Registries scan images, keep tags as they are, and know who pulls",
    severity=Severity.HIGH,
    clauses=("CIS-EKS 5.1.1", "CCC.K8S.CN04"),
    fix="turn on scanning and immutable tags, and turn off shared and anonymous access",
    rule=by_cloud({"aws": registries_aws.rule, "azure-native": registries_azure.rule}),
)
