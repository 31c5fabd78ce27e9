"""A price of carbon."""

from dataclasses import dataclass

from landing_zone.placement.scenario.world import World


@dataclass(frozen=True)
class Carbon:
    """USD per tonne of CO2."""

    usd_per_t: float

    def __str__(self) -> str:
        return f"carbon at {self.usd_per_t:g} USD/t"

    def applied(self, world: World) -> World:
        """Return a world with that price."""
        return world.with_environment(carbon_usd_per_t=self.usd_per_t)
