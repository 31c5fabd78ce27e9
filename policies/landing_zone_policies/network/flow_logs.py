"""N03: flows of every network are logged and kept."""

from landing_zone_policies.clouds import all_of, by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.network import flow_logs_aws, flow_logs_azure

CONTROL = Control(
    id="N03",
    name="flows-logged",
    title="Flows of every network are logged and kept",
    severity=Severity.MEDIUM,
    clauses=("HIPAA 164.312(b)", "CIS-AWS 3.7"),
    fix="log the flows of the network and keep them 90 days or longer",
    rule=by_cloud({"azure-native": flow_logs_azure.rule}),
    stack_rule=all_of(flow_logs_aws.stack_rule),
)
