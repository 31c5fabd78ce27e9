"""D07: databases are backed up and can't be deleted by accident."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.data import backups_aws, backups_azure

CONTROL = Control(
    id="D07",
    name="data-backed-up",
    title="Databases are backed up and can't be deleted by accident",
    severity=Severity.MEDIUM,
    clauses=("HIPAA 164.308(a)(7)", "CCC.Core.CN14", "GDPR Art. 32(1)(c)"),
    fix="keep backups for some days and switch deletion protection on",
    rule=by_cloud({"aws": backups_aws.rule, "azure-native": backups_azure.rule}),
)
