"""Offers: what a cloud asks for one node of a type in a region."""

from dataclasses import dataclass
from datetime import date

from landing_zone.catalog.table import Row, Table


@dataclass(frozen=True)
class Offer:
    """A type of node in a region, and its list prices."""

    cloud: str
    instance_type: str
    region: str
    vcpu: int
    memory_gib: float
    accelerator: str
    """Name in the table of accelerators, or `cpu`."""
    accelerators: float
    """Accelerators of one node; below 1 where a node gets a slice of one."""
    on_demand_usd_per_hour: float
    spot_usd_per_hour: float | None
    source: str
    as_of: date


def from_row(row: Row) -> Offer:
    """Make an offer from a row of `offers.csv`."""
    return Offer(
        cloud=row.text("cloud"),
        instance_type=row.text("instance_type"),
        region=row.text("region"),
        vcpu=row.integer("vcpu"),
        memory_gib=row.number("memory_gib"),
        accelerator=row.text("accelerator"),
        accelerators=row.number("accelerators"),
        on_demand_usd_per_hour=row.number("on_demand_usd_per_hour"),
        spot_usd_per_hour=row.optional_number("spot_usd_per_hour"),
        source=row.text("source"),
        as_of=row.day("as_of"),
    )


TABLE = Table("offers", from_row, lambda o: (o.cloud, o.region, o.instance_type))
