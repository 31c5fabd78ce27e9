"""The plan before anything is lost, looked up in the ways that the check of losses needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.environment import Environment
from landing_zone.config.pool import Pool
from landing_zone.config.resilience import Standby
from landing_zone.config.workload import Workload
from landing_zone.placement.checks.placed import Placed, placed_items, standing_by
from landing_zone.placement.plan import Plan


@dataclass(frozen=True)
class Scene:
    """A plan and its inputs."""

    plan: Plan
    inputs: Inputs
    catalog: Catalog
    devices: Mapping[str, int]
    """Devices of one node, by `<cluster>/<pool>`."""

    @property
    def environment(self) -> Environment:
        """The environment."""
        return self.inputs.environment.value

    @property
    def cold(self) -> bool:
        """Whether nodes may be opened for a loss."""
        return self.environment.resilience.standby is Standby.COLD

    @cached_property
    def workloads(self) -> dict[str, Workload]:
        """Workloads by name."""
        return {d.value.name: d.value for d in self.inputs.workloads}

    @cached_property
    def pools(self) -> dict[str, Pool]:
        """Every pool, as `<cluster>/<pool>`."""
        return {f"{c.name}/{p.name}": p for c in self.environment.clusters for p in c.pools}

    @cached_property
    def open(self) -> dict[str, int]:
        """Nodes that are open, by pool."""
        return {f"{use.cluster}/{use.pool}": use.nodes for use in self.plan.pools}

    @cached_property
    def nodes(self) -> dict[str, int]:
        """Nodes that each pool can give: those that are open, or with cold standby all that it may have."""
        return {name: pool.nodes.max for name, pool in self.pools.items()} if self.cold else self.open

    @cached_property
    def items(self) -> list[Placed]:
        """What runs on pools."""
        return placed_items(self.plan, self.inputs)

    @cached_property
    def to_pools(self) -> dict[tuple[str, str | None], Placed]:
        """Failovers to pools, by workload and loss."""
        return {(item.workload.name, item.lost): item for item in standing_by(self.plan, self.inputs)}

    @cached_property
    def to_endpoints(self) -> dict[tuple[str, str | None], str]:
        """Failovers to endpoints, by workload and loss."""
        return {(d.workload, f.lost): f.endpoint for d in self.plan.decisions for f in d.failovers if f.endpoint}
