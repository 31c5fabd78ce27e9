"""Whether an environment and its workloads fit together; each rule is in `checks/`."""

from collections.abc import Callable, Iterator

from landing_zone.config.checks.addresses import addresses
from landing_zone.config.checks.company import company
from landing_zone.config.checks.device_owners import device_owners
from landing_zone.config.checks.machines import machines
from landing_zone.config.checks.names import names
from landing_zone.config.checks.order import order
from landing_zone.config.checks.quotas import quotas
from landing_zone.config.checks.references import references
from landing_zone.config.checks.sites import sites
from landing_zone.config.checks.tokens import tokens
from landing_zone.config.checks.ways_out import ways_out
from landing_zone.config.checks.zones import zones
from landing_zone.config.document import Inputs
from landing_zone.errors import Fault

CHECKS: tuple[Callable[[Inputs], Iterator[Fault]], ...] = (
    names,
    references,
    order,
    company,
    sites,
    quotas,
    tokens,
    addresses,
    zones,
    machines,
    ways_out,
    device_owners,
)


def check(inputs: Inputs) -> Iterator[Fault]:
    """Yield every fault between the parts of ``inputs``."""
    for rule in CHECKS:
        yield from rule(inputs)
