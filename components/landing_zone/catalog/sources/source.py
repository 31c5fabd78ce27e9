"""What every source of prices is: a question about types of nodes in regions, answered by rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

MALFORMED = (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError)
"""What reading an answer raises that is not of the shape that its format promises."""


class PriceKind(StrEnum):
    """What a price buys, by its column in the table of offers."""

    ON_DEMAND = "on_demand_usd_per_hour"
    SPOT = "spot_usd_per_hour"
    RESERVED_1Y = "reserved_1y_usd_per_hour"
    RESERVED_3Y = "reserved_3y_usd_per_hour"
    CAPACITY_BLOCK = "capacity_block_usd_per_hour"


@dataclass(frozen=True)
class NodeType:
    """A type of node that a cloud sells; the same in every region."""

    cloud: str
    name: str
    vcpu: int
    memory_gib: float
    accelerator: str
    """Name in the table of accelerators, or `cpu`."""
    accelerators: float
    """Accelerators of one node; below 1 where a node gets a slice of one."""


@dataclass(frozen=True)
class Query:
    """Which prices are asked for: those of every type in every region."""

    types: frozenset[NodeType]
    """Types that the catalog knows."""
    regions: frozenset[tuple[str, str]]
    """Cloud and region."""
    accelerators: frozenset[str]
    """Accelerators of the types; of sources that bring types of their own, no other than these are wanted."""
    today: date
    """Day of the question, and of answers that bear no date of their own."""

    def types_of(self, cloud: str) -> dict[str, NodeType]:
        """Return the types of a cloud by name, in the order of their names."""
        return {t.name: t for t in sorted(self.types, key=lambda t: t.name) if t.cloud == cloud}

    def regions_of(self, cloud: str) -> list[str]:
        """Return the regions of a cloud, in order."""
        return sorted(region for of, region in self.regions if of == cloud)


@dataclass(frozen=True)
class PriceRow:
    """One price of one type in one region."""

    type: NodeType
    region: str
    kind: PriceKind
    usd_per_hour: float
    """Of one node, as the source gives it: not yet judged."""
    source: str
    """Where it is from, so that a reader can look it up."""
    as_of: date


class Source(Protocol):
    """Anything that knows prices."""

    def fetch(self, query: Query) -> Iterator[PriceRow]:
        """Yield what it knows of what is asked for, each price once; order and completeness are not promised.

        Raises:
            SourceError: it can't be reached, refuses, or answers what it should not.
            InputError: it is a file of the user's, and wrong.
        """
        ...
