"""C04: clusters and their nodes run a supported version, nodes never a newer one."""

from landing_zone_policies.clouds import all_of, by_cloud
from landing_zone_policies.clusters import versions_aws
from landing_zone_policies.control import Control, Severity

CONTROL = Control(
    id="C04",
    name="kubernetes-version-supported",
    title="Clusters and their nodes run a supported version, nodes never a newer one",
    severity=Severity.HIGH,
    clauses=("CCC.K8S.CN09",),
    fix="move the cluster, then its nodes, to a version that the cloud supports",
    rule=by_cloud({"aws": versions_aws.rule}),
    stack_rule=all_of(versions_aws.stack_rule),
    parameters=(versions_aws.OLDEST,),
)
