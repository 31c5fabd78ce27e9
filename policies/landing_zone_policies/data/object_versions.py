"""D04: objects keep their versions, and locks hold what must not change."""

from landing_zone_policies.clouds import all_of, by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.data import object_versions_aws

CONTROL = Control(
    id="D04",
    name="objects-versioned",
    title="Objects keep their versions, and locks hold what must not change",
    severity=Severity.MEDIUM,
    clauses=("CCC.ObjStor.CN03", "CCC.ObjStor.CN04", "CCC.ObjStor.CN05", "HIPAA 164.312(c)(1)"),
    fix="switch versioning on, and the lock where one is set up",
    rule=by_cloud({"aws": object_versions_aws.rule}),
    stack_rule=all_of(object_versions_aws.stack_rule),
)
