"""S02: encryption keys are enabled and open to named users only."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.secrets import key_policy_aws

CONTROL = Control(
    id="S02",
    name="keys-for-named-users",
    title="Encryption keys are enabled and open to named users only",
    severity=Severity.CRITICAL,
    clauses=("CCC.Core.CN11",),
    fix="name in the key's policy who may use it, and enable the key",
    rule=by_cloud({"aws": key_policy_aws.rule}),
)
