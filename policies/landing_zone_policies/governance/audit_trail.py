"""G06: an audit trail covers all regions and actions, and can't be stopped or changed unseen."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.governance import audit_trail_aws, audit_trail_azure

CONTROL = Control(
    id="G06",
    name="audit-trail",
    title="An audit trail covers all regions and actions, and can't be stopped or changed unseen",
    severity=Severity.CRITICAL,
    clauses=("HIPAA 164.312(b)", "HIPAA 164.312(c)(2)", "CCC.Core.CN09", "CIS-AWS 3.1-3.2"),
    fix="record all regions and kinds of actions, under a key of your own, with validation",
    rule=by_cloud({"aws": audit_trail_aws.rule, "azure-native": audit_trail_azure.rule}),
)
