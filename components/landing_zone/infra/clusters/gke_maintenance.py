"""When GKE may change a cluster."""

from datetime import datetime, timedelta

from pulumi_gcp.container import (
    ClusterMaintenancePolicyArgs,
    ClusterMaintenancePolicyMaintenanceExclusionArgs,
    ClusterMaintenancePolicyMaintenanceExclusionExclusionOptionsArgs,
    ClusterMaintenancePolicyRecurringWindowArgs,
)

from landing_zone.infra.clusters.managed_cluster import MaintenanceArgs

FEWEST_HOURS = 12
"""GKE refuses windows that leave it less than 48 hours in 32 days, which hold four of a weekly window."""
_FIRST_DAY = datetime(2026, 1, 1)
_WRITTEN = "%Y-%m-%dT%H:%M:%SZ"


def maintenance_policy(args: MaintenanceArgs) -> ClusterMaintenancePolicyArgs:
    """Return the weekly window, and the exclusion of minor versions: those follow the configuration alone."""
    start = _FIRST_DAY + timedelta(hours=args["hour"])
    end = start + timedelta(hours=max(args["hours"], FEWEST_HOURS))
    until_unsupported = ClusterMaintenancePolicyMaintenanceExclusionExclusionOptionsArgs(
        scope="NO_MINOR_UPGRADES", end_time_behavior="UNTIL_END_OF_SUPPORT"
    )
    return ClusterMaintenancePolicyArgs(
        recurring_window=ClusterMaintenancePolicyRecurringWindowArgs(
            start_time=start.strftime(_WRITTEN),
            end_time=end.strftime(_WRITTEN),
            recurrence=f"FREQ=WEEKLY;BYDAY={args['day'][:2].upper()}",
        ),
        maintenance_exclusions=[
            ClusterMaintenancePolicyMaintenanceExclusionArgs(
                exclusion_name="minor-versions",
                start_time=_FIRST_DAY.strftime(_WRITTEN),
                exclusion_options=until_unsupported,
            )
        ],
    )
