"""What decides between answers of the same price: small costs, far below any price of a node."""

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.workload import Workload
from landing_zone.placement.site import PoolSite
from landing_zone.placement.venue import Venue, mean_round_trip_ms
from landing_zone.sizing.candidate import Candidate

USD_PER_MS = 1e-4
"""Per hour and millisecond of the average user's round trip: ties go near the users."""
USD_PER_PRECISION_RANK = 0.02
"""Per hour and place in the list of precisions: a better one is given up only for money."""
VALUE_SHARE = 1e-3
"""Of the price of the devices used: ties go to the leaner shape on the cheaper devices."""
USD_PER_MOVE = 0.05
"""Per hour and workload that leaves its place: what saves less is not worth the work, and no tie moves anything."""
USD_PER_NODE = 1e-4
"""Per hour and open node: a node that costs nothing stays closed all the same."""
USD_PER_STANDBY_SLOT = 1e-5
"""Per hour and slot: of standbys that cost nothing the leaner is named."""


def distance_usd_per_hour(workload: Workload, venue: Venue, catalog: Catalog) -> float:
    """Return the preference's cost of the users' distance."""
    return mean_round_trip_ms(workload.traffic, venue.location, catalog) * USD_PER_MS


def shape_usd_per_hour(workload: Workload, candidate: Candidate, site: PoolSite) -> float:
    """Return the preference's cost of a candidate on a pool."""
    rank = workload.precisions.index(candidate.precision)
    value = candidate.replicas * candidate.slots * site.node_price_usd_per_hour / site.node_slots
    return rank * USD_PER_PRECISION_RANK + value * VALUE_SHARE
