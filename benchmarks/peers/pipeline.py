"""SkyPilot's example of its optimizer: train ResNet-50 on 600 GB in a bucket, then classify 70 million images.

Its answer in pull request 628 of skypilot-org/skypilot (2022-03-22): 21.7 h for 57.1 USD. It counts data that leave a
cloud and nothing for data that go to another region of the same cloud.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from landing_zone.catalog.catalog import Catalog
from peers.dag import Candidate, Dag, Flow, Planned, Price, plan
from peers.result import Result, timed
from peers.tables import rows

PUBLISHED_USD, PUBLISHED_HOURS = 57.1, 21.7
BUCKET_GB, MODEL_GB = 600.0, 0.1
FLOP_PER_IMAGE = 2 * 3.8e9
"""Of ResNet-50 forwards; a training step takes three times as much."""
FLOP = {"train": 3 * FLOP_PER_IMAGE * 1024 * 112_590, "infer": FLOP_PER_IMAGE * 70e6}
UTILISATION = 1 / 3
FREE_GB, USD_PER_GB = {"aws": 1.0, "gcp": 0.0}, {"aws": 0.09, "gcp": 0.12}
"""What the peer counts for the first TB that leaves a cloud (`get_egress_cost` in sky/clouds)."""
EQUAL_USD, CENT = 1e-9, 0.01


def candidates(task: str) -> tuple[Candidate, ...]:
    """Return the ways to run a task, one per resource and region."""
    return tuple(_candidate(row) for row in rows("skypilot_candidates") if row["task"] == task)


def _candidate(row: dict[str, str]) -> Candidate:
    seconds = FLOP[row["task"]] / (float(row["peak_tflops"]) * 1e12 * UTILISATION) + float(row["waiting_s"])
    hours = seconds / 3600
    return Candidate(row["resource"], row["place"], float(row["usd_per_hour"]) * hours, hours)


def bucket(place: str) -> tuple[Candidate, ...]:
    """Return the task that stands for data that lie somewhere."""
    return (Candidate("bucket", place, 0.0, 0.0),)


def example(place: str) -> Dag:
    """Return the example with its bucket at a place."""
    flows = (Flow(0, 1, BUCKET_GB), Flow(1, 2, MODEL_GB))
    return Dag((bucket(place), candidates("train"), candidates("infer")), flows)


def over_bucket(place: str) -> Dag:
    """Return our variant: the inference alone, and the images lie in the bucket."""
    return Dag((bucket(place), candidates("infer")), (Flow(0, 1, BUCKET_GB),))


def peer_egress_usd(here: str, there: str, gb: float) -> float:
    """Return what the peer counts for moving data.

    Raises:
        ValueError: beyond its first tier.
    """
    cloud, other = here.partition("/")[0], there.partition("/")[0]
    if gb > 1024:
        raise ValueError(f"{gb} GB are beyond the first tier")
    return 0.0 if cloud == other else max(gb - FREE_GB[cloud], 0.0) * USD_PER_GB[cloud]


def billed(catalog: Catalog) -> Price:
    """Return the catalog's price of moving data, which regions of one cloud ask for, too."""
    return catalog.egress_usd


def cheapest_for_peer(dag: Dag) -> Iterator[tuple[int, ...]]:
    """Yield every plan that none is cheaper than in the peer's eyes."""
    plans = list(product(*(range(len(task)) for task in dag.tasks)))
    least = min(dag.usd(chosen, peer_egress_usd) for chosen in plans)
    yield from (chosen for chosen in plans if dag.usd(chosen, peer_egress_usd) <= least + EQUAL_USD)


def _timed(dag: Dag, price: Price) -> tuple[Planned, float]:
    return timed(lambda: plan(dag, price))


def as_counted(peer_usd: float | None = None, peer_seconds: float | None = None) -> Result:
    """Plan the example by the peer's own count, in which no region differs from another.

    Args:
        peer_usd: what the peer answers; None if it was not run: then the cost of the plan that it published.
    """
    dag = example("aws/us-east-1")
    planned, seconds = _timed(dag, peer_egress_usd)
    theirs = dag.usd(next(cheapest_for_peer(dag)), peer_egress_usd) if peer_usd is None else peer_usd
    hours = f"{dag.hours(planned.plan):.1f} h; published: {PUBLISHED_USD} USD, {PUBLISHED_HOURS} h"
    return Result("SkyPilot example, its egress", "USD", theirs, planned.usd, planned.gap, seconds, peer_seconds, hours)


def as_billed(
    name: str,
    dag: Dag,
    catalog: Catalog,
    chosen: tuple[int, ...] | None = None,
    peer_seconds: float | None = None,
) -> Result:
    """Plan by what is billed, beside the bill of the peer's plan.

    Args:
        chosen: the plan that the peer took; None if it was not run: then the dearest of those it can't tell apart.
    """
    price = billed(catalog)
    planned, seconds = _timed(dag, price)
    bills = sorted(dag.usd(equal, price) for equal in cheapest_for_peer(dag))
    theirs = dag.usd(chosen, price) if chosen else bills[-1]
    counted = dag.usd(next(cheapest_for_peer(dag)), peer_egress_usd)
    spread = "" if bills[-1] - bills[0] < CENT else f"; bills of its equal plans from {bills[0]:.2f} to {bills[-1]:.2f}"
    note = f"peer counts {counted:.2f}{spread}"
    return Result(f"SkyPilot {name}", "USD", theirs, planned.usd, planned.gap, seconds, peer_seconds, note)


def reviewed() -> Result:
    """Plan the two tasks that a reviewer of pull request 2327 made up (2023-08-09): 4 is the answer."""
    first = (Candidate("r11", "r11", 2, 1), Candidate("r12", "r12", 100, 1))
    dag = Dag((first, (Candidate("r21", "r21", 100, 1), Candidate("r22", "r22", 2, 1))), (Flow(0, 1, 1),))
    planned, seconds = _timed(dag, lambda here, there, gb: 1000.0 if (here, there) == ("r12", "r22") else 0.0)
    result = Result("SkyPilot review of #2327", "USD", 4.0, planned.usd, planned.gap, seconds)
    return replace(result, note="the peer's answer is 4")
