"""Several changes at once, as they are written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from landing_zone.placement.scenario import demand, lose, price, quota, rule
from landing_zone.placement.scenario.carbon import Carbon
from landing_zone.placement.scenario.margin import Margin
from landing_zone.placement.scenario.world import Change, World


@dataclass(frozen=True)
class Scenario:
    """Changes, which happen in this order."""

    changes: tuple[Change, ...]

    def sentences(self) -> tuple[str, ...]:
        """Return what is different, a few words each."""
        return tuple(str(change) for change in self.changes)

    def applied(self, world: World) -> World:
        """Return the world in which all of it has happened."""
        return reduce(lambda so_far, change: change.applied(so_far), self.changes, world)


@dataclass(frozen=True)
class Wish:
    """A scenario as it is written on a command line."""

    prices: Sequence[str] = ()
    losses: Sequence[str] = ()
    quotas: Sequence[str] = ()
    demands: Sequence[str] = ()
    rules: Sequence[str] = ()
    carbon_usd_per_t: float | None = None
    demand_margin: float | None = None


def parse_scenario(wish: Wish, world: World) -> Scenario:
    """Return the scenario; names are those of the world as it is, before any change.

    Raises:
        ScenarioFault: a name is not known, or a value can't be.
    """
    return Scenario(tuple(_changes(wish, world)))


def _changes(wish: Wish, world: World) -> Iterator[Change]:
    kinds: tuple[tuple[Sequence[str], Callable[[str, World], Change]], ...] = (
        (wish.prices, price.parse),
        (wish.quotas, quota.parse),
        (wish.demands, demand.parse),
        (wish.rules, rule.parse),
        (wish.losses, lose.parse),
    )
    for texts, parse in kinds:
        yield from (parse(text, world) for text in texts)
    if wish.carbon_usd_per_t is not None:
        yield Carbon(wish.carbon_usd_per_t)
    if wish.demand_margin is not None:
        yield Margin(wish.demand_margin)
