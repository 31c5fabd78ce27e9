"""A replan and a what-if as tables for the terminal; the caller prints them."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from landing_zone.placement.break_even.break_even import BreakEven
from landing_zone.placement.migration.step import Migration
from landing_zone.placement.plan import Plan
from landing_zone.placement.replan import Replan
from landing_zone.placement.what_if import WhatIf
from landing_zone.report import break_even_rows, change_rows
from landing_zone.report.change_rows import Rows
from landing_zone.report.change_wording import replan_headline, scenario_headline, worth


def replan_summary(in_force: Plan, result: Replan) -> Group:
    """Tell a replan: what changes and why, what it is worth, and the steps."""
    return Group(*_replan_parts(in_force, result))


def what_if_summary(result: WhatIf) -> Group:
    """Tell a what-if: both plans' figures, who fares differently, what is left out, and the pools."""
    return Group(*_what_if_parts(result))


def break_even_summary(found: BreakEven) -> Group:
    """Tell a break-even: each way now, where the cheapest changes, and the pairs of ways to pay."""
    told = break_even_rows
    tables = (told.line_rows, told.switch_rows, told.hours_rows, told.fill_rows, told.refused_rows)
    shown = [rows_table(rows) for table in tables if (rows := table(found)).cells]
    constant = [Text(sentence)] if (sentence := told.cheapest(found)) else []
    return Group(Text(told.title(found), style="bold"), *shown[:1], *constant, *shown[1:])


def rows_table(rows: Rows) -> Table:
    """Return rows as a table."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    last = len(rows.headers) - 1
    for column, header in enumerate(rows.headers):
        number = column in rows.numbers
        ratio = 1 if column == last and not number else None
        table.add_column(header, justify="right" if number else "left", no_wrap=number, overflow="fold", ratio=ratio)
    for cells in rows.cells:
        table.add_row(*(Text(cell) for cell in cells))
    return table


def _replan_parts(in_force: Plan, result: Replan) -> Iterator[RenderableType]:
    yield Text(replan_headline(result), style="bold")
    if not result.feasible:
        yield from _conflicts(result.plan.conflicts)
        return
    if result.changes:
        yield rows_table(change_rows.change_rows(result.changes, in_force, result.plan))
    yield rows_table(change_rows.figures(in_force, result.plan, before_usd_per_hour=result.before_usd_per_hour))
    yield Text(worth(result))
    yield from _steps(result.migration)


def _what_if_parts(result: WhatIf) -> Iterator[RenderableType]:
    yield Text(scenario_headline(result), style="bold")
    yield from _conflicts(result.after.conflicts)
    yield rows_table(change_rows.figures(result.before, result.after))
    if result.changes:
        yield rows_table(change_rows.change_rows(result.changes, result.before, result.after))
    for rows in (change_rows.node_rows(result.nodes), change_rows.left_out_rows(result.before, result.after)):
        if rows.cells:
            yield rows_table(rows)
    if result.kept:
        yield from _steps(result.migration)


def _steps(migration: Migration | None) -> Iterator[RenderableType]:
    if migration is None or not migration.batches:
        return
    yield Text("In this order; what shares a number may be done at once:", style="bold")
    yield rows_table(change_rows.step_rows(migration))
    if migration.pools:
        yield rows_table(change_rows.peak_rows(migration))
    yield from (Text(note, style="yellow") for note in change_rows.migration_notes(migration))


def _conflicts(conflicts: Sequence[str]) -> Iterator[RenderableType]:
    if conflicts:
        yield Text("These rules cannot hold together:")
        yield from (Text(f"  {conflict}", style="red") for conflict in conflicts)
