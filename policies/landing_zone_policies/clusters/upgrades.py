"""C05: nodes are repaired and kept up to date by themselves."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.clusters import upgrades_aws, upgrades_azure, upgrades_gcp
from landing_zone_policies.control import Control, Severity

CONTROL = Control(
    id="C05",
    name="node-repair-on",
    title="Nodes are repaired and kept up to date by themselves",
    severity=Severity.MEDIUM,
    clauses=("CCC.K8S.CN09", "CCC.K8S.CN18"),
    fix="switch automatic repair of the nodes on",
    rule=by_cloud({"aws": upgrades_aws.rule, "azure-native": upgrades_azure.rule, "gcp": upgrades_gcp.rule}),
)
