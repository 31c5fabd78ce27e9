"""When Azure may change an AKS cluster."""

import pulumi
from pulumi_azure_native.containerservice import (
    MaintenanceConfiguration,
    MaintenanceWindowArgs,
    ScheduleArgs,
    WeeklyScheduleArgs,
)

from landing_zone.infra.clusters.managed_cluster import MaintenanceArgs
from landing_zone.infra.options import child

KINDS = ("aksManagedAutoUpgradeSchedule", "aksManagedNodeOSUpgradeSchedule")
"""Names that Azure gives a meaning: upgrades of Kubernetes, and of the nodes' systems."""


def maintenance(
    name: str,
    parent: pulumi.ComponentResource,
    args: MaintenanceArgs,
    *,
    group: pulumi.Input[str],
    cluster: pulumi.Input[str],
) -> None:
    """Make a weekly window for each kind of change to ``cluster``."""
    weekly = WeeklyScheduleArgs(day_of_week=args["day"].capitalize(), interval_weeks=1)
    for kind in KINDS:
        MaintenanceConfiguration(
            f"{name}-{kind}",
            config_name=kind,
            resource_group_name=group,
            resource_name_=cluster,
            maintenance_window=MaintenanceWindowArgs(
                schedule=ScheduleArgs(weekly=weekly),
                start_time=f"{args['hour']:02}:00",
                duration_hours=args["hours"],
                utc_offset="+00:00",
            ),
            opts=child(parent),
        )
