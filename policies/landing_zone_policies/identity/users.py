"""I03: there are no users with keys of their own, and no rights for single users."""

from landing_zone_policies.clouds import by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.identity import users_aws

CONTROL = Control(
    id="I03",
    name="no-static-users",
    title="There are no users with keys of their own, and no rights for single users",
    severity=Severity.HIGH,
    clauses=("HIPAA 164.312(a)(2)(i)", "HIPAA 164.312(d)"),
    fix="let people and machines take a role for a time",
    rule=by_cloud({"aws": users_aws.rule}),
)
