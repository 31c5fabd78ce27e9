"""D05: access to data is logged."""

from landing_zone_policies.clouds import all_of, by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.data import access_logs_aws, access_logs_azure

CONTROL = Control(
    id="D05",
    name="access-logged",
    title="Access to data is logged",
    severity=Severity.MEDIUM,
    clauses=("HIPAA 164.312(b)", "CCC.Core.CN04"),
    fix="switch the access or audit log on and name where it goes",
    rule=by_cloud({"aws": access_logs_aws.rule}),
    stack_rule=all_of(access_logs_aws.stack_rule, access_logs_azure.stack_rule),
)
