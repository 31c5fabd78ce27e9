"""Where the cheapest way to serve one workload changes, over its demand and over the hours in which it runs."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.base import Model
from landing_zone.config.document import Inputs
from landing_zone.placement.break_even.option import Option, Payment, Refused, options

FACTOR = 100.0
"""Demands are looked at from the present one divided by this, up to times this."""
STEPS_PER_DECADE = 48
HALVINGS = 40
USD_DIGITS, RATE_DIGITS = 4, 6


class Point(Model):
    """The cost at one demand."""

    requests_per_second: float
    usd_per_hour: float


class Line(Model):
    """One way, over demand."""

    name: str
    payment: Payment
    in_environment: bool
    provided: str
    """What nobody has said of it yet, and must hold; "" where all is known."""
    now_usd_per_hour: float | None
    """At the present demand; None where it is too small."""
    points: tuple[Point, ...]


class Switch(Model):
    """A demand above which another way is the cheapest."""

    requests_per_second: float
    below: str | None
    """Cheapest below; None where nothing is large enough, and so `above`."""
    above: str | None
    usd_per_hour: float | None
    """Of the way that is cheapest above."""
    utilisation: float | None
    """Part of what is then paid for that is used; None where only use is paid."""


class Hours(Model):
    """Owned nodes against rented ones that are given back when idle, at the present demand."""

    owned: str
    owned_usd_per_hour: float
    """Every hour."""
    rented: str
    rented_usd_per_hour: float
    """In the hours that it runs."""
    share: float
    """Share of the hours above which owning is cheaper; above 1 it never is."""


class Fill(Model):
    """The first nodes or units of one way against the same requests by the token, at their price of the present one."""

    held: str
    held_usd_per_hour: float
    token: str
    requests_per_second: float
    """Above this, what is held is cheaper, as far as it reaches."""
    utilisation: float
    """Part of what is held that is used then; above 1 tokens are always cheaper."""


class NotPossible(Model):
    """A way that is none."""

    name: str
    why: str


class BreakEven(Model):
    """All of it, for one workload that has what it runs on for itself."""

    workload: str
    requests_per_second: float
    """Present demand, in the busy hour."""
    lines: tuple[Line, ...]
    """The cheapest at the present demand first."""
    switches: tuple[Switch, ...]
    hours: tuple[Hours, ...]
    fills: tuple[Fill, ...]
    refused: tuple[NotPossible, ...]


def break_even(inputs: Inputs, workload: str, catalog: Catalog) -> BreakEven:
    """Return the break-even of a workload of the inputs, by name."""
    document = next(d for d in inputs.workloads if d.value.name == workload)
    every = list(options(inputs, document, catalog))
    found, now = [o for o in every if isinstance(o, Option)], document.value.traffic.requests_per_second
    rates = _rates(now)
    return BreakEven(
        workload=workload,
        requests_per_second=now,
        lines=tuple(sorted((_line(o, now, rates) for o in found), key=_by_cost)),
        switches=tuple(_switches(found, rates)),
        hours=tuple(_hours(found, now)),
        fills=tuple(_fills(found, rates[0], now)),
        refused=tuple(NotPossible(name=o.name, why=o.why) for o in every if isinstance(o, Refused)),
    )


def _rates(now: float) -> list[float]:
    steps = round(math.log10(FACTOR) * STEPS_PER_DECADE)
    return [now * 10 ** (n / STEPS_PER_DECADE) for n in range(-steps, steps + 1)]


def _line(option: Option, now: float, rates: Sequence[float]) -> Line:
    costs = ((rate, option.curve.usd_per_hour(rate)) for rate in rates)
    points = tuple(
        Point(requests_per_second=round(rate, RATE_DIGITS), usd_per_hour=round(cost, USD_DIGITS))
        for rate, cost in costs
        if cost is not None
    )
    cost = option.curve.usd_per_hour(now)
    return Line(
        name=option.name,
        payment=option.payment,
        in_environment=option.in_environment,
        provided=option.provided,
        now_usd_per_hour=None if cost is None else round(cost, USD_DIGITS),
        points=points,
    )


def _by_cost(line: Line) -> tuple[float, str]:
    return math.inf if line.now_usd_per_hour is None else line.now_usd_per_hour, line.name


def _cheapest(found: Sequence[Option], rate: float) -> Option | None:
    costs = [(cost, o.name, n) for n, o in enumerate(found) if (cost := o.curve.usd_per_hour(rate)) is not None]
    return found[min(costs)[2]] if costs else None


def _switches(found: Sequence[Option], rates: Sequence[float]) -> Iterator[Switch]:
    """Yield the changes between neighbouring demands, each narrowed down by halving the step between them."""
    for low, high in pairwise(rates):
        below, above = _cheapest(found, low), _cheapest(found, high)
        if below is not above:
            yield _switch(found, low, high)


def _switch(found: Sequence[Option], low: float, high: float) -> Switch:
    below = _cheapest(found, low)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _cheapest(found, middle) is below else (low, middle)
    above = _cheapest(found, high)
    cost = None if above is None else above.curve.usd_per_hour(high)
    capacity = None if above is None else above.curve.capacity(high)
    return Switch(
        requests_per_second=round(high, RATE_DIGITS),
        below=below.name if below else None,
        above=above.name if above else None,
        usd_per_hour=None if cost is None else round(cost, USD_DIGITS),
        utilisation=None if capacity is None else round(high / capacity, 4),
    )


def _hours(found: Sequence[Option], now: float) -> Iterator[Hours]:
    for owned in (o for o in found if o.payment is Payment.OWNED):
        for rented in (o for o in found if o.payment is Payment.RENTED):
            mine, theirs = owned.curve.usd_per_hour(now), rented.curve.usd_per_hour(now)
            if mine is not None and theirs:
                yield Hours(
                    owned=owned.name,
                    owned_usd_per_hour=round(mine, USD_DIGITS),
                    rented=rented.name,
                    rented_usd_per_hour=round(theirs, USD_DIGITS),
                    share=round(mine / theirs, 4),
                )


def _fills(found: Sequence[Option], least: float, now: float) -> Iterator[Fill]:
    for held in (o for o in found if o.payment is not Payment.BY_TOKEN):
        price, capacity = held.curve.usd_per_hour(least), held.curve.capacity(least)
        for token in (o for o in found if o.payment is Payment.BY_TOKEN):
            by_token = token.curve.usd_per_hour(now)
            if price is not None and capacity and by_token:
                rate = price / (by_token / now)
                yield Fill(
                    held=held.name,
                    held_usd_per_hour=round(price, USD_DIGITS),
                    token=token.name,
                    requests_per_second=round(rate, RATE_DIGITS),
                    utilisation=round(rate / capacity, 4),
                )
