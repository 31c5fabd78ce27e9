"""I02: roles trust named principals only, those of others under conditions."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.identity import trust_aws

CONTROL = Control(
    id="I02",
    name="trust-of-named-principals",
    title="Roles trust named principals only, those of others under conditions",
    severity=Severity.CRITICAL,
    clauses=("CCC.K8S.CN03",),
    fix="name the principal, and pin subject and audience of those from an identity provider",
    rule=by_cloud({"aws": trust_aws.rule}),
)
