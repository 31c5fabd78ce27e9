"""S04: stored secrets lie under a key of their owner and rotate within 90 days."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.secrets import secret_stores_aws, secret_stores_azure

CONTROL = Control(
    id="S04",
    name="secrets-rotate-under-own-key",
    title="Stored secrets lie under a key of their owner and rotate within 90 days",
    severity=Severity.MEDIUM,
    clauses=("CCC.K8S.CN07",),
    fix="name a key of your own, and rotate every 90 days or more often",
    rule=by_cloud({"aws": secret_stores_aws.rule, "azure-native": secret_stores_azure.rule}),
)
