"""Managed models: what a provider asks for a model that it runs, by the token or by the reserved unit."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from landing_zone.catalog.place import jurisdictions_of
from landing_zone.catalog.table import Row, Table


class ManagedPurchase(StrEnum):
    """How a managed model is bought: by the token, or by the reserved unit for a term."""

    TOKEN = "token"  # noqa: S105 - a way to buy, no password
    UNIT = "unit"
    WEEK = "unit-1-week"
    MONTH = "unit-1-month"
    QUARTER = "unit-3-month"
    HALF_YEAR = "unit-6-month"
    YEAR = "unit-1-year"


@dataclass(frozen=True)
class ManagedOffer:
    """One way to buy one managed model in one zone. Fields of the other way to buy are None."""

    provider: str
    zone: str
    """`global`, a zone of the provider, or a region by the cloud's name."""
    model: str
    """The provider's name of it."""
    purchase: ManagedPurchase
    cloud: str
    regions: tuple[str, ...]
    """Where it can be called, as `<cloud>/<region>`."""
    processed_in: tuple[str, ...]
    """Countries or jurisdictions in which requests are processed; none = anywhere."""
    operator_jurisdiction: str
    maker: str
    open_model: str | None
    """Id of the open weights in the table of models; None = closed."""
    kind: str
    input_usd_per_million_tokens: float | None
    cached_input_usd_per_million_tokens: float | None
    output_usd_per_million_tokens: float | None
    long_input_above_tokens: int | None
    """A request with more input costs the two prices below, all of it."""
    long_input_usd_per_million_tokens: float | None
    long_output_usd_per_million_tokens: float | None
    batch_discount: float | None
    unit_usd_per_hour: float | None
    unit_tokens_per_minute: float | None
    """In input tokens; None where the provider does not publish it."""
    unit_output_weight: float | None
    unit_cached_weight: float | None
    units_min: int | None
    units_step: int | None
    context_tokens: int | None
    output_tokens: int | None
    tokens_per_minute: int | None
    first_token_ms: float | None
    per_token_ms: float | None
    retires_on: date | None
    notes: str
    source: str
    as_of: date

    @property
    def key(self) -> str:
        """`<provider>/<zone>/<model>/<purchase>`, as the inputs write it."""
        return f"{self.provider}/{self.zone}/{self.model}/{self.purchase}"

    @property
    def by_token(self) -> bool:
        """Whether it is paid for by the token."""
        return self.purchase is ManagedPurchase.TOKEN

    def processed_within(self, allowed: Collection[str]) -> bool:
        """Whether every place in which a request may be processed lies in one of the jurisdictions ``allowed``."""
        places = [jurisdictions_of(place) for place in self.processed_in]
        return bool(places) and all(not place.isdisjoint(allowed) for place in places)


def from_row(row: Row) -> ManagedOffer:
    """Make an offer from a row of `managed.csv`, whose columns are the offer's fields."""
    values: dict[str, Any] = {
        **row.values,
        "purchase": ManagedPurchase(row.text("purchase")),
        "regions": row.items("regions"),
        "processed_in": row.items("processed_in"),
        "notes": row.optional_text("notes") or "",
    }
    return ManagedOffer(**values)


TABLE = Table("managed", from_row, lambda o: o.key)
