"""C08: pods get short-lived identities of their own, and the cluster knows no local users."""

from landing_zone_policies.clouds import all_of, by_cloud
from landing_zone_policies.clusters import workload_identity_aws, workload_identity_azure, workload_identity_gcp
from landing_zone_policies.control import Control, Severity

CONTROL = Control(
    id="C08",
    name="workload-identity",
    title="Pods get short-lived identities of their own, and the cluster knows no local users",
    severity=Severity.HIGH,
    clauses=("CCC.K8S.CN03", "CCC.K8S.CN16"),
    fix="set up pod identities or an OIDC provider, and let the cloud's identities in through its API",
    rule=by_cloud(
        {
            "aws": workload_identity_aws.rule,
            "azure-native": workload_identity_azure.rule,
            "gcp": workload_identity_gcp.rule,
        }
    ),
    stack_rule=all_of(workload_identity_aws.stack_rule),
)
