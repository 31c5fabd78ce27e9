"""D07 on AWS: backups and deletion protection of databases. Replicas are backed up at their source."""

from typing import Any

from landing_zone_policies.requirement import at_least, by_type, on, unless
from landing_zone_policies.unknown import UNKNOWN


def _is_replica(props: dict[str, Any]) -> bool:
    return props.get("replicateSourceDb") not in (None, "", UNKNOWN)


KEPT = at_least("backupRetentionPeriod", 1, "day")
DATABASE = (*unless(_is_replica, KEPT), on("deletionProtection"))

rule = by_type(
    {
        "aws:rds/instance:Instance": DATABASE,
        "aws:rds/cluster:Cluster": DATABASE,
        "aws:docdb/cluster:Cluster": DATABASE,
        "aws:neptune/cluster:Cluster": DATABASE,
        "aws:dynamodb/table:Table": (on("pointInTimeRecovery.enabled"),),
    }
)
