"""The list of controls: a new one is a file with a `CONTROL`, a test, and a line here."""

from landing_zone_policies.accelerators import on_pools
from landing_zone_policies.residency import data_class
from landing_zone_policies.workload import privileged

CONTROLS = (
    privileged.CONTROL,
    data_class.CONTROL,
    on_pools.CONTROL,
)
