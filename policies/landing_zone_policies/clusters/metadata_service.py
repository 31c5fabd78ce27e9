"""C06: the metadata service of a machine asks for a token and answers to the machine alone."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.clusters import metadata_service_aws, metadata_service_karpenter
from landing_zone_policies.control import Control, Severity

CONTROL = Control(
    id="C06",
    name="metadata-service-with-tokens",
    title="The metadata service of a machine asks for a token and answers to the machine alone",
    severity=Severity.HIGH,
    clauses=("CCC.K8S.CN17", "NIST 800-53 AC-6"),
    fix="require tokens of the metadata service and keep its hop limit at 1",
    rule=by_cloud({"aws": metadata_service_aws.rule, "kubernetes": metadata_service_karpenter.rule}),
)
