"""Demand that changes by a factor: of one workload, or of all."""

from dataclasses import dataclass

from landing_zone.config.workload import Workload
from landing_zone.placement.scenario.fault import unknown
from landing_zone.placement.scenario.wording import factor
from landing_zone.placement.scenario.world import World, edited

OPTION = "--demand"


@dataclass(frozen=True)
class Demand:
    """Requests per second times a factor."""

    factor: float
    workload: str | None = None
    """None for all of them."""

    def __str__(self) -> str:
        return f"demand of {self.workload or 'every workload'} × {self.factor:g}"

    def applied(self, world: World) -> World:
        """Return a world with that demand."""

        def busier(workload: Workload) -> Workload:
            if self.workload not in (None, workload.name):
                return workload
            rate = workload.traffic.requests_per_second * self.factor
            return edited(workload, traffic=edited(workload.traffic, requests_per_second=rate))

        return world.with_workloads(busier)


def parse(text: str, world: World) -> Demand:
    """Return the change written as `FACTOR` or `WORKLOAD=FACTOR`."""
    name, sign, value = (part.strip() for part in text.rpartition("="))
    if not sign:
        return Demand(factor(value, OPTION))
    known = [document.value.name for document in world.inputs.workloads]
    if name not in known:
        raise unknown(OPTION, "workload", name, known)
    return Demand(factor(value, OPTION), name)
