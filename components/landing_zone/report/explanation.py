"""The explanation of one workload as text for the terminal; the caller prints it."""

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from landing_zone.placement.explanation.model import Chosen, Elsewhere, Explanation, Figure, Shadow, Turn
from landing_zone.placement.plan import Status
from landing_zone.report.wording import STATUS_WORDS, economics, more_or_less, service, shape, usd, where

FIGURES = {
    "first_token_ms": ("First token", "ms"),
    "per_token_ms": ("Per token", "ms"),
    "requests_per_second": ("Requests of one replica", "a second"),
}
NOT_PROVEN = " (not proven the cheapest)"


def explanation_summary(told: Explanation) -> Group:
    """Tell where a workload runs, what the other places lost to, what limits are worth, and what would change it."""
    return Group(*_parts(told))


def _parts(told: Explanation) -> Iterator[RenderableType]:
    yield Text.assemble((told.workload, "bold"), f": {STATUS_WORDS[told.status]}, {where(told)}")
    yield Text(f"  {told.reason}")
    if told.chosen:
        yield from _chosen(told, told.chosen)
    if told.elsewhere:
        yield Text("Elsewhere: the whole plan, solved again with the workload there", style="bold")
        yield _elsewhere(told)
    if told.shadows:
        yield Text("What limits are worth", style="bold")
        yield from (Text(f"  {shadow_sentence(shadow)}") for shadow in told.shadows)
    if told.turns:
        yield Text("What would change the decision", style="bold")
        yield from (Text(f"  {turn_sentence(turn, told)}") for turn in told.turns)
    if not told.complete:
        yield Text("The time ended before all was asked: allow more with --time-limit.", style="yellow")


def _chosen(told: Explanation, chosen: Chosen) -> Iterator[RenderableType]:
    if told.status is Status.MANAGED:
        units = f", {chosen.units:,.1f} reserved units" if chosen.units else ""
        yield Text(f"  {chosen.offer}: {chosen.tokens_per_minute or 0:,.0f} tokens a minute{units}")
    else:
        yield Text(f"  runs as {shape(told)}, up to {chosen.batch:,} requests at once on each replica")
    told_of = (f"{usd(told.cost_usd_per_hour)} per hour", economics(told), service(told))
    yield Text(f"  {', '.join(part for part in told_of if part)}")
    if chosen.figures:
        yield _figures(chosen)
    if (use := chosen.memory) is not None:
        parts = (
            (use.weights_gib, "weights"),
            (use.kv_cache_gib, "keys and values"),
            (use.activations_gib, "activations"),
            (use.adapters_gib, "adapters"),
            (use.overhead_gib, "overhead"),
        )
        listed = " + ".join(f"{gib:.1f} {name}" for gib, name in parts if gib)
        yield Text(f"  memory per device: {listed} of {use.usable_gib:.1f} GiB usable")


def _figures(chosen: Chosen) -> Table:
    table = _table("", "Estimate", "Eight of ten lie between", "Rests on")
    for figure in chosen.figures:
        name, unit = FIGURES[figure.name]
        table.add_row(
            name, f"{_number(figure.value)} {unit}", _range(figure), figure.basis or "as told of the endpoint"
        )
    return table


def _range(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return f"{_number(figure.low)} to {_number(figure.high)}"


def _elsewhere(told: Explanation) -> Table:
    table = _table("Venue", "The plan costs", "Because, or what else moves", "Looks better in")
    second = {other.venue: other.reason for other in told.alternatives}
    for other in told.elsewhere:
        table.add_row(other.venue, _cost(other), _because(other, second.get(other.venue, "")), ", ".join(other.better))
    return table


def _cost(other: Elsewhere) -> str:
    if other.cost_usd_per_hour is None:
        return "—"
    return more_or_less(other.cost_usd_per_hour) + ("" if other.proven else " or less")


def _because(other: Elsewhere, second: str) -> str:
    if other.forbidden is not None:
        return other.forbidden
    if other.left_out:
        return f"leaves out {', '.join(other.left_out)}"
    if other.moved:
        return "; ".join(other.moved)
    same = other.cost_usd_per_hour is not None and more_or_less(other.cost_usd_per_hour) == more_or_less(0)
    return second if same else "all else stays"


def shadow_sentence(shadow: Shadow) -> str:
    """Tell what one more and one fewer are worth."""
    saves = f"saves {shadow.one_more_saves_usd_per_hour:.2f} USD/h"
    more, fewer = f"one {shadow.unit} more", "one fewer"
    if shadow.unit[0].isdigit():
        more, fewer = f"{shadow.unit} more", "as many fewer"
    told = [f"{shadow.limit} ({shadow.now:,g}): {more} {saves}"]
    if shadow.one_more_places:
        told[0] += f" and places {', '.join(shadow.one_more_places)}"
    if shadow.one_fewer_leaves_out:
        told.append(f"{fewer} leaves out {', '.join(shadow.one_fewer_leaves_out)}")
    elif shadow.one_fewer_costs_usd_per_hour is not None:
        told.append(f"{fewer} costs {shadow.one_fewer_costs_usd_per_hour:.2f} USD/h")
    return ", ".join(told) + ("" if shadow.proven else NOT_PROVEN)


def turn_sentence(turn: Turn, told: Explanation) -> str:
    """Tell at which value, or without which rule, the decision changes."""
    place = f" ({turn.where})" if turn.where else ""
    if turn.now is None:
        return f"without `{turn.what}`{place}: {turn.then}; {_outcome(turn, told)}"
    now = f"{turn.what} (now {_amount(turn.now, turn.unit)}{', ' + turn.where if turn.where else ''})"
    if turn.at is None and turn.then:
        return f"{now}: {turn.then}"
    if turn.at is None:
        way = "up" if (turn.limit or 0) > turn.now else "down"
        return f"{now}: no value {way} to {_amount(turn.limit or 0, turn.unit)} changes it"
    if turn.what == "demand":
        return f"{turn.what} above {_amount(turn.at, turn.unit)}: {turn.then}; {_outcome(turn, told)}"
    return f"{now} at {_amount(turn.at, turn.unit)}: {turn.then}; {_outcome(turn, told)}"


def _outcome(turn: Turn, told: Explanation) -> str:
    here = told.venue
    place = (
        "runs nowhere" if turn.venue is None else f"stays on {here}" if turn.venue == here else f"goes to {turn.venue}"
    )
    cost = "" if turn.cost_usd_per_hour is None else f", the plan costs {more_or_less(turn.cost_usd_per_hour)}"
    return f"it {place}{cost}{'' if turn.proven else NOT_PROVEN}"


def _amount(value: float, unit: str) -> str:
    return f"× {value:.3g}" if unit == "×" else f"{value:,.2f} {unit}" if unit == "USD/h" else f"{value:,g} {unit}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _table(*headers: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for header in headers:
        table.add_column(header, overflow="fold", no_wrap=header in {"Venue", "The plan costs"})
    return table
