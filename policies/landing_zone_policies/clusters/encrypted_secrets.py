"""C02: secrets of a cluster are encrypted with a key of its owner."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.clusters import encrypted_secrets_aws, encrypted_secrets_azure, encrypted_secrets_gcp
from landing_zone_policies.control import Control, Severity

CONTROL = Control(
    id="C02",
    name="cluster-secrets-encrypted",
    title="Secrets of a cluster are encrypted with a key of its owner",
    severity=Severity.HIGH,
    clauses=("CIS-EKS 5.3.1", "HIPAA 164.312(a)(2)(iv)"),
    fix="encrypt the cluster's secrets with a key of your own",
    rule=by_cloud(
        {
            "aws": encrypted_secrets_aws.rule,
            "azure-native": encrypted_secrets_azure.rule,
            "gcp": encrypted_secrets_gcp.rule,
        }
    ),
)
