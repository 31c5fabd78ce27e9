"""A07: logs are kept as long as the law asks of high-risk systems."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.managed_ai import log_retention_aws
from landing_zone_policies.managed_ai.retention import DAYS

CONTROL = Control(
    id="A07",
    name="logs-kept",
    title="Logs are kept for half a year or longer",
    severity=Severity.HIGH,
    clauses=("AI Act Art. 12", "AI Act Art. 19(1)", "AI Act Art. 26(6)"),
    fix="set the retention of the log to 183 days or longer",
    rule=by_cloud({"aws": log_retention_aws.rule}),
    parameters=(DAYS,),
)
