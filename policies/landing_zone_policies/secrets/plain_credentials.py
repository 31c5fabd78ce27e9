"""S03: no credentials are written out in scripts, environments or inputs."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.secrets import plain_credentials_aws, plain_credentials_azure

CONTROL = Control(
    id="S03",
    name="no-plain-credentials",
    title="No credentials are written out in scripts, environments or inputs",
    severity=Severity.CRITICAL,
    clauses=("HIPAA 164.312(d)", "NIST SSDF PS.1"),
    fix="keep the credential in a secret store and pass its name",
    rule=by_cloud({"aws": plain_credentials_aws.rule, "azure-native": plain_credentials_azure.rule}),
)
