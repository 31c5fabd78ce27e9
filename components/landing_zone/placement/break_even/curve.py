"""What serving one workload costs at a demand, in USD per hour; None where the way is too small for it."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from landing_zone.placement.endpoint import EndpointSite

SECONDS_PER_HOUR, SECONDS_PER_MINUTE = 3600, 60
ROUNDING = 1e-9


class Curve(Protocol):
    """Cost over demand. Demands are requests per second in the busy hour, without the environment's margin."""

    def usd_per_hour(self, requests_per_second: float) -> float | None:
        """Return the cost; None where the way is too small."""

    def capacity(self, requests_per_second: float) -> float | None:
        """Return the demand that what is paid for at this one would serve; None where only use is paid."""


@dataclass(frozen=True)
class Serving:
    """One shape on a pool."""

    slots: int
    requests_per_second: float
    """Of one replica."""


@dataclass(frozen=True)
class NodeCurve:
    """Whole nodes of a pool."""

    shapes: tuple[Serving, ...]
    node_slots: int
    node_usd_per_hour: float
    nodes_max: int
    replicas_min: int
    margin: float

    def usd_per_hour(self, requests_per_second: float) -> float | None:
        """Return the price of the fewest nodes that hold the replicas of any one shape."""
        nodes = self.nodes(requests_per_second)
        return None if nodes is None else nodes * self.node_usd_per_hour

    def nodes(self, requests_per_second: float) -> int | None:
        """Return the fewest nodes."""
        fewest = min(-(-self._replicas(s, requests_per_second) // (self.node_slots // s.slots)) for s in self.shapes)
        return fewest if fewest <= self.nodes_max else None

    def capacity(self, requests_per_second: float) -> float | None:
        """Return what those nodes would serve in their best shape."""
        nodes = self.nodes(requests_per_second)
        if nodes is None:
            return None
        best = max(self.node_slots // s.slots * s.requests_per_second for s in self.shapes)
        return nodes * best / self.margin

    def _replicas(self, shape: Serving, requests_per_second: float) -> int:
        needed = math.ceil(requests_per_second * self.margin / shape.requests_per_second - ROUNDING)
        return max(needed, self.replicas_min)


@dataclass(frozen=True)
class TokenCurve:
    """An endpoint that is paid by the token."""

    request_usd: float
    average_share: float
    """Of the busy hour's demand, in the average hour."""
    most_requests_per_second: float
    """Within the quota, margin included; infinite without one."""

    def usd_per_hour(self, requests_per_second: float) -> float | None:
        """Return the price of the average hour's tokens."""
        if requests_per_second > self.most_requests_per_second * (1 + ROUNDING):
            return None
        return requests_per_second * self.average_share * SECONDS_PER_HOUR * self.request_usd

    def capacity(self, requests_per_second: float) -> float | None:
        """Only use is paid."""
        return None


@dataclass(frozen=True)
class UnitCurve:
    """An endpoint with reserved units."""

    site: EndpointSite
    unit_requests_per_second: float
    margin: float

    def usd_per_hour(self, requests_per_second: float) -> float | None:
        """Return the price of the units."""
        units = self.units(requests_per_second)
        return None if units is None else units * self.site.unit_price_usd_per_hour

    def units(self, requests_per_second: float) -> int | None:
        """Return the fewest units, in the steps in which they are sold."""
        exact = requests_per_second * self.margin / self.unit_requests_per_second
        steps = max(0, math.ceil((exact - self.site.units_min) / self.site.step - ROUNDING))
        return self.site.units_min + steps * self.site.step if steps <= self.site.steps_max else None

    def capacity(self, requests_per_second: float) -> float | None:
        """Return what those units would serve."""
        units = self.units(requests_per_second)
        return None if units is None else units * self.unit_requests_per_second / self.margin


@dataclass(frozen=True)
class WithEgress:
    """A curve and what the data cost that travel."""

    curve: Curve
    egress_usd_per_hour: Callable[[float], float]

    def usd_per_hour(self, requests_per_second: float) -> float | None:
        """Return the cost of both."""
        cost = self.curve.usd_per_hour(requests_per_second)
        return None if cost is None else cost + self.egress_usd_per_hour(requests_per_second)

    def capacity(self, requests_per_second: float) -> float | None:
        """Return the curve's."""
        return self.curve.capacity(requests_per_second)
