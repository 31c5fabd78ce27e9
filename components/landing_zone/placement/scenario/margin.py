"""Another margin on demand."""

from dataclasses import dataclass

from landing_zone.placement.scenario.world import World


@dataclass(frozen=True)
class Margin:
    """Factor on every workload's requests per second, in the place of the environment's."""

    factor: float

    def __str__(self) -> str:
        return f"demand margin {self.factor:g}"

    def applied(self, world: World) -> World:
        """Return a world with that margin."""
        return world.with_environment(demand_margin=self.factor)
