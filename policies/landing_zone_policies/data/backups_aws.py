"""D07 on AWS: backups and deletion protection of databases. Replicas are backed up at their source."""

from landing_zone_policies.requirement import at_least, by_type, given, on, unless

KEPT = at_least("backupRetentionPeriod", 1, "day")
DATABASE = (*unless(given("replicateSourceDb").holds, KEPT), on("deletionProtection"))

rule = by_type(
    {
        "aws:rds/instance:Instance": DATABASE,
        "aws:rds/cluster:Cluster": DATABASE,
        "aws:docdb/cluster:Cluster": DATABASE,
        "aws:neptune/cluster:Cluster": DATABASE,
        "aws:dynamodb/table:Table": (on("pointInTimeRecovery.enabled"),),
    }
)
