"""G10: a cloud's threat detection is on."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Level, Severity
from landing_zone_policies.governance import threat_detection_aws, threat_detection_azure

CONTROL = Control(
    id="G10",
    name="threat-detection",
    title="A cloud's threat detection is on",
    severity=Severity.MEDIUM,
    clauses=("CCC.Core.CN07",),
    fix="turn on the detector or the paid plan",
    rule=by_cloud({"aws": threat_detection_aws.rule, "azure-native": threat_detection_azure.rule}),
    level=Level.ADVISORY,
)
