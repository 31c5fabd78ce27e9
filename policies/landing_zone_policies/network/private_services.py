"""N04: storage, registries and AI services are reached through private endpoints."""

from landing_zone_policies.clouds import all_of, by_cloud
from landing_zone_policies.control import Control, Level, Severity
from landing_zone_policies.network import private_services_aws, private_services_azure

CONTROL = Control(
    id="N04",
    name="private-endpoints",
    title="Storage, registries and AI services are reached through private endpoints",
    severity=Severity.MEDIUM,
    clauses=("CCC.Core.CN05",),
    fix="make a private endpoint for the service in the network",
    rule=by_cloud({"azure-native": private_services_azure.rule}),
    stack_rule=all_of(private_services_aws.stack_rule),
    level=Level.ADVISORY,
)
