"""Managed endpoints: the offer, where it can be called, and what can be bought of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.managed import ManagedOffer
from landing_zone.config.document import Inputs
from landing_zone.config.managed import ManagedEndpoint, Units
from landing_zone.config.source_map import FieldPath, SourceMap
from landing_zone.config.words import listed, quoted, suggestion
from landing_zone.errors import Fault


def managed_faults(inputs: Inputs, catalog: Catalog) -> Iterator[Fault]:
    """Yield what endpoints name that is not in the catalog, or that is not sold as they say."""
    source = inputs.environment.source
    for index, endpoint in enumerate(inputs.environment.value.managed):
        path: FieldPath = ("managed", index)
        offer = catalog.managed_offers.get(endpoint.offer)
        if offer is None:
            problem = f"{quoted(endpoint.offer)} is not in the catalog"
            fix = suggestion(endpoint.offer, catalog.managed_offers, "see `lz catalog show managed`")
            yield source.fault((*path, "offer"), problem, fix)
        else:
            yield from _Sold(endpoint, offer, path, source).faults(catalog)


@dataclass(frozen=True)
class _Sold:
    """An endpoint beside its offer."""

    endpoint: ManagedEndpoint
    offer: ManagedOffer
    path: FieldPath
    source: SourceMap

    def faults(self, catalog: Catalog) -> Iterator[Fault]:
        """Yield what does not agree."""
        yield from self._retired(catalog)
        yield from self._region(catalog)
        yield from self._prices()
        yield from self._terms()
        if self.endpoint.units is not None and not self.offer.by_token:
            yield from self._units(self.endpoint.units)

    def _fault(self, field: tuple[str, ...], problem: str, fix: str) -> Fault:
        return self.source.fault((*self.path, *field), problem, fix)

    def _retired(self, catalog: Catalog) -> Iterator[Fault]:
        """The catalog's newest day stands for today, so that a check does not change overnight."""
        ends = self.offer.retires_on
        if ends is not None and ends < catalog.newest:
            yield self._fault(("offer",), f"{quoted(self.offer.key)} was retired on {ends}", "write one still sold")

    def _region(self, catalog: Catalog) -> Iterator[Fault]:
        region, known = self.endpoint.region, [r for r in self.offer.regions if r in catalog.regions]
        if region not in known:
            problem = f"{quoted(self.offer.key)} can't be called in {quoted(region)}"
            yield self._fault(("region",), problem, suggestion(region, known, f"write one of {listed(known)}"))

    def _prices(self) -> Iterator[Fault]:
        key, own = quoted(self.offer.key), "add its row to your own `managed.csv`, with"
        price = self.offer.input_usd_per_million_tokens if self.offer.by_token else self.offer.unit_usd_per_hour
        if price is None:
            yield self._fault(("offer",), f"the price of {key} is not in the catalog", f"{own} the price")
        if not self.offer.by_token and self.offer.unit_tokens_per_minute is None:
            fix = f"{own} `unit_tokens_per_minute` as you measured it, or use an offer by the token"
            yield self._fault(("offer",), f"what a unit of {key} serves is not published", fix)

    def _terms(self) -> Iterator[Fault]:
        """What is written for the other way to buy would decide nothing."""
        if self.offer.by_token and self.endpoint.units is not None:
            yield self._fault(("units",), f"{quoted(self.offer.key)} is sold by the token", "remove `units`")
        if not self.offer.by_token and self.endpoint.tokens_per_minute is not None:
            problem = f"{quoted(self.offer.key)} is sold by the unit"
            yield self._fault(("tokens_per_minute",), problem, "write `units` instead, or nothing")

    def _units(self, units: Units) -> Iterator[Fault]:
        fewest, step = self.offer.units_min or 1, self.offer.units_step or 1
        sold = f"{quoted(self.offer.key)} is sold in {fewest} units and {step} more at a time"
        if units.min < fewest or (units.min - fewest) % step:
            more = max(0, -(-(units.min - fewest) // step))
            yield self._fault(("units", "min"), f"{sold}, not in {units.min}", f"write {fewest + more * step}")
        if units.step % step:
            fix = f"write {-(-units.step // step) * step}"
            yield self._fault(("units", "step"), f"{sold}, not {units.step} more", fix)
