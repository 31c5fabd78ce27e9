"""D07 on Azure: database servers keep backups for a week, and copies of them in a second region."""

from typing import Any

from landing_zone_policies.azure import by_azure_type, said
from landing_zone_policies.data.servers_azure import MARIADB, MYSQL, POSTGRES, servers
from landing_zone_policies.look import number
from landing_zone_policies.requirement import Answer, Requirement, below
from landing_zone_policies.unknown import UNKNOWN, Unknown

DAYS = 7
"""What the service itself takes where nothing is said."""


def _rows(holder: str) -> tuple[Requirement, ...]:
    copies = said(f"{holder}.geoRedundantBackup", "enabled", "true", problem="keeps no copy in a second region")
    return copies, _kept(f"{holder}.backupRetentionDays")


def _kept(field: str) -> Requirement:
    def holds(props: dict[str, Any]) -> Answer:
        days = number(below(props, field))
        return UNKNOWN if isinstance(days, Unknown) else days is None or days >= DAYS

    return Requirement(field, holds, f"`{field}` is less than {DAYS} days")


SINGLE, FLEXIBLE = _rows("storageProfile"), _rows("backup")
rule = by_azure_type(
    {
        **servers(POSTGRES, single=SINGLE, flexible=FLEXIBLE),
        **servers(MYSQL, single=SINGLE, flexible=FLEXIBLE),
        **servers(MARIADB, single=SINGLE),
    }
)
