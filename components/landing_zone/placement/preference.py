"""What decides between answers of the same price: small costs, far below any price of a node."""

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.workload import Workload
from landing_zone.placement.site import PoolSite, mean_round_trip_ms
from landing_zone.sizing.candidate import Candidate

USD_PER_MS = 1e-4
"""Per hour and millisecond of the average user's round trip: ties go near the users."""
USD_PER_PRECISION_RANK = 0.02
"""Per hour and place in the list of precisions: a better one is given up only for money."""
VALUE_SHARE = 1e-3
"""Of the price of the devices used: ties go to the leaner shape on the cheaper devices."""
USD_PER_NODE = 1e-4
"""Per hour and open node: a node that costs nothing stays closed all the same."""


def preference_usd_per_hour(workload: Workload, candidate: Candidate, site: PoolSite, catalog: Catalog) -> float:
    """Return the preference's cost of a candidate on a pool."""
    rtt_ms = mean_round_trip_ms(workload.traffic, site.location, catalog)
    rank = workload.precisions.index(candidate.precision)
    value = candidate.replicas * candidate.slots * site.node_price_usd_per_hour / site.node_slots
    return rtt_ms * USD_PER_MS + rank * USD_PER_PRECISION_RANK + value * VALUE_SHARE
