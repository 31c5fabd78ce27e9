"""C03: every log of a control plane is kept."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.clusters import audit_logs_aws, audit_logs_azure
from landing_zone_policies.control import Control, Severity

CONTROL = Control(
    id="C03",
    name="control-plane-logs",
    title="Every log of a control plane is kept",
    severity=Severity.HIGH,
    clauses=("CIS-EKS 2.1.1", "HIPAA 164.312(b)", "AI Act Art. 12", "CCC.K8S.CN14"),
    fix="enable every type of control-plane log",
    rule=by_cloud({"aws": audit_logs_aws.rule, "azure-native": audit_logs_azure.rule}),
)
