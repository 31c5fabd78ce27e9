"""C10: machines have no public address."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.clusters import private_nodes_aws, private_nodes_azure, private_nodes_gcp
from landing_zone_policies.control import Control, Severity

CONTROL = Control(
    id="C10",
    name="no-public-address",
    title="Machines have no public address",
    severity=Severity.HIGH,
    clauses=("CIS-EKS 5.4.3", "CCC.MLDE.CN07"),
    fix="leave the machine without a public address and reach it through the network",
    rule=by_cloud(
        {"aws": private_nodes_aws.rule, "azure-native": private_nodes_azure.rule, "gcp": private_nodes_gcp.rule}
    ),
)
