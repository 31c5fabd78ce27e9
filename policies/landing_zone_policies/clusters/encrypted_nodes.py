"""C07: disks of machines are encrypted."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.clusters import encrypted_nodes_aws, encrypted_nodes_azure, encrypted_nodes_gcp
from landing_zone_policies.control import Control, Severity

CONTROL = Control(
    id="C07",
    name="node-disks-encrypted",
    title="Disks of machines are encrypted",
    severity=Severity.HIGH,
    clauses=("HIPAA 164.312(a)(2)(iv)", "GDPR Art. 32(1)(a)"),
    fix="encrypt the root disk and every other one",
    rule=by_cloud(
        {"aws": encrypted_nodes_aws.rule, "azure-native": encrypted_nodes_azure.rule, "gcp": encrypted_nodes_gcp.rule}
    ),
)
