"""C01: the API of a cluster is private, or open to named addresses only."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.clusters import private_endpoint_aws, private_endpoint_azure, private_endpoint_gcp
from landing_zone_policies.control import Control, Severity

CONTROL = Control(
    id="C01",
    name="cluster-api-not-public",
    title="The API of a cluster is private, or open to named addresses only",
    severity=Severity.CRITICAL,
    clauses=("CIS-EKS 5.4.1", "CIS-EKS 5.4.2", "CIS-AKS 5.4.1", "CCC.K8S.CN01"),
    fix="switch the public endpoint off, or list the addresses that may reach it",
    rule=by_cloud(
        {
            "aws": private_endpoint_aws.rule,
            "azure-native": private_endpoint_azure.rule,
            "gcp": private_endpoint_gcp.rule,
        }
    ),
)
