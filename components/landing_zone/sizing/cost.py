"""What devices cost by the hour, and tokens by the million."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from landing_zone.catalog.offer import Offer


@dataclass(frozen=True, slots=True)
class Quote:
    """The devices of one replica at an offer's list price."""

    offer: Offer
    devices: int
    usd_per_hour: float
    """On demand. Of a node with more devices than the replica needs, the replica's share: others use the rest."""
    spot_usd_per_hour: float | None
    """The same on spot nodes; None where no such price is known."""

    @property
    def nodes(self) -> int:
        """Nodes that the replica touches."""
        return math.ceil(self.devices / self.offer.accelerators)


def quotes(
    offers: Iterable[Offer], accelerator: str, devices: int, *, cloud: str | None = None, region: str | None = None
) -> tuple[Quote, ...]:
    """Return what ``devices`` whole accelerators cost, the cheapest first.

    ``cloud`` and ``region`` narrow the offers. Offers of slices of an accelerator are left out, and where one node can
    hold the replica, nodes that are too small for it.
    """
    here = [
        o
        for o in offers
        if o.accelerator == accelerator
        and o.accelerators >= 1
        and cloud in (None, o.cloud)
        and region in (None, o.region)
    ]
    whole = [o for o in here if o.accelerators >= devices] or [o for o in here if devices % o.accelerators == 0]
    found = [_quote(o, devices) for o in whole]
    return tuple(sorted(found, key=lambda q: (q.usd_per_hour, q.offer.cloud, q.offer.region, q.offer.instance_type)))


def usd_per_million(usd_per_hour: float, tokens_per_s: float) -> float | None:
    """Return the price of a million tokens; None where none are made."""
    return usd_per_hour / (tokens_per_s * 3600) * 1e6 if tokens_per_s > 0 else None


def _quote(offer: Offer, devices: int) -> Quote:
    share, spot = devices / offer.accelerators, offer.spot_usd_per_hour
    return Quote(offer, devices, offer.on_demand_usd_per_hour * share, None if spot is None else spot * share)
