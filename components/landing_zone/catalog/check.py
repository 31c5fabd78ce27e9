"""Check that whatever the inputs name is in the catalog, and that what they say of it agrees.

Each subject has a file in `checks/`.
"""

from collections.abc import Callable, Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.checks.clusters import cluster_faults
from landing_zone.catalog.checks.kubernetes import kubernetes_faults
from landing_zone.catalog.checks.machines import machine_faults
from landing_zone.catalog.checks.managed import managed_faults
from landing_zone.catalog.checks.quotas import quota_faults
from landing_zone.catalog.checks.workloads import workload_faults
from landing_zone.config.document import Inputs
from landing_zone.errors import Fault, InputError

CHECKS: tuple[Callable[[Inputs, Catalog], Iterator[Fault]], ...] = (
    cluster_faults,
    kubernetes_faults,
    machine_faults,
    managed_faults,
    quota_faults,
    workload_faults,
)


def check_inputs(inputs: Inputs, catalog: Catalog) -> None:
    """Raise one InputError with every fault found."""
    if faults := [fault for check in CHECKS for fault in check(inputs, catalog)]:
        raise InputError(*faults)
