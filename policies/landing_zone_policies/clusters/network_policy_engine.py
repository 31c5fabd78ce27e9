"""C09: something enforces network policies in every cluster."""

from landing_zone_policies.clouds import all_of, by_cloud
from landing_zone_policies.clusters import (
    network_policy_engine_aws,
    network_policy_engine_azure,
    network_policy_engine_gcp,
)
from landing_zone_policies.control import Control, Severity

CONTROL = Control(
    id="C09",
    name="network-policy-engine",
    title="Something enforces network policies in every cluster",
    severity=Severity.HIGH,
    clauses=("CIS-EKS 4.3.1", "CIS-EKS 5.4.4"),
    fix="switch network policies on in the network add-on, or install one that enforces them",
    rule=by_cloud({"azure-native": network_policy_engine_azure.rule, "gcp": network_policy_engine_gcp.rule}),
    stack_rule=all_of(network_policy_engine_aws.stack_rule),
)
