"""Offers: what a cloud asks for one node of a type in a region, by how it is bought."""

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
    """None where no market is known."""
    spot_interruptions: str | None
    """Share of such nodes that were taken back in a month, in per cent: `<5`, `5-10`, `10-15`, `15-20` or `>20`."""
    reserved_1y_usd_per_hour: float | None
    """Committed to for a year, used or not; nothing paid up front."""
    reserved_3y_usd_per_hour: float | None
    capacity_block_usd_per_hour: float | None
    """Reserved for days or weeks, paid up front."""
    terms_source: str
    """Where interruptions, reserved and block prices are from."""
    terms_as_of: date | None
    notes: str
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
        spot_interruptions=row.optional_text("spot_interruptions"),
        reserved_1y_usd_per_hour=row.optional_number("reserved_1y_usd_per_hour"),
        reserved_3y_usd_per_hour=row.optional_number("reserved_3y_usd_per_hour"),
        capacity_block_usd_per_hour=row.optional_number("capacity_block_usd_per_hour"),
        terms_source=row.optional_text("terms_source") or "",
        terms_as_of=row.optional_day("terms_as_of"),
        notes=row.optional_text("notes") or "",
        source=row.text("source"),
        as_of=row.day("as_of"),
    )


TABLE = Table("offers", from_row, lambda o: (o.cloud, o.region, o.instance_type))
