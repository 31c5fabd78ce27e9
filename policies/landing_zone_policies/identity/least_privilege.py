"""I01: nobody may do everything, or read, write or hand on rights to everything."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.identity import least_privilege_aws, least_privilege_azure

CONTROL = Control(
    id="I01",
    name="least-permissions",
    title="Nobody may do everything, or read, write or hand on rights to everything",
    severity=Severity.CRITICAL,
    clauses=("HIPAA 164.312(a)(1)", "CIS-AWS 1.16"),
    fix="name the actions and the resources that they are for",
    rule=by_cloud({"aws": least_privilege_aws.rule, "azure-native": least_privilege_azure.rule}),
)
