"""Cloud regions: where they lie and which law applies there."""

from dataclasses import dataclass
from datetime import date

from landing_zone.catalog.table import Row, Table


@dataclass(frozen=True)
class Region:
    """A region of a cloud."""

    cloud: str
    name: str
    display_name: str
    city: str
    country: str
    """ISO 3166-1 alpha-2."""
    continent: str
    """Part of the world by which data transfer is priced."""
    jurisdiction: str
    """EU, EEA, UK, CH, else the country."""
    operator_jurisdiction: str
    """Law that the cloud's operator is subject to; not the same thing as where the region lies."""
    latitude: float
    longitude: float
    grid_gco2_per_kwh: float | None
    source: str
    as_of: date

    @property
    def key(self) -> str:
        """`<cloud>/<region>`, as the inputs write it."""
        return f"{self.cloud}/{self.name}"


def from_row(row: Row) -> Region:
    """Make a region from a row of `regions.csv`."""
    return Region(
        cloud=row.text("cloud"),
        name=row.text("region"),
        display_name=row.text("display_name"),
        city=row.text("city"),
        country=row.text("country"),
        continent=row.text("continent"),
        jurisdiction=row.text("jurisdiction"),
        operator_jurisdiction=row.text("operator_jurisdiction"),
        latitude=row.number("latitude"),
        longitude=row.number("longitude"),
        grid_gco2_per_kwh=row.optional_number("grid_gco2_per_kwh"),
        source=row.text("source"),
        as_of=row.day("as_of"),
    )


TABLE = Table("regions", from_row, lambda r: r.key)
