"""A replan or a what-if as one HTML file. Imported only for a file: the plots' libraries are slow."""

from dataclasses import dataclass

from markupsafe import Markup

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.break_even.break_even import BreakEven
from landing_zone.placement.migration.step import Migration
from landing_zone.placement.plan import Plan
from landing_zone.placement.replan import Replan
from landing_zone.placement.what_if import WhatIf
from landing_zone.report import break_even_rows, change_rows
from landing_zone.report.change_rows import Rows
from landing_zone.report.change_wording import replan_headline, scenario_headline, worth
from landing_zone.report.colours import site_colours
from landing_zone.report.geography import geography
from landing_zone.report.plots.break_even import break_even_plot
from landing_zone.report.plots.map import map_plot
from landing_zone.report.plots.palette import ROLES
from landing_zone.report.templating import page_templates


@dataclass(frozen=True)
class Section:
    """A part of the page: a heading, a plot, a table, and sentences."""

    key: str
    title: str
    plot: Markup | None = None
    rows: Rows | None = None
    notes: tuple[str, ...] = ()
    wide: bool = False
    """Whether the plot takes the whole width, as a map does."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return self.plot is None and not self.notes and (self.rows is None or not self.rows.cells)


def replan_page(in_force: Plan, result: Replan, inputs: Inputs, catalog: Catalog) -> str:
    """Return the page of a replan; the same arguments give the same bytes."""
    changes = change_rows.change_rows(result.changes, in_force, result.plan)
    costs = change_rows.figures(in_force, result.plan, before_usd_per_hour=result.before_usd_per_hour)
    told = (
        Section("conflicts", "Rules that cannot hold together", notes=result.plan.conflicts),
        Section("changes", "What changes, and why", rows=changes),
        Section("figures", "What it comes to", rows=costs, notes=(worth(result),)),
        *_steps(result.migration),
        Section("nodes", "Nodes", rows=change_rows.node_rows(result.nodes)),
        _map(result.plan, inputs, catalog),
    )
    sections = told if result.feasible else told[:1]
    return _page(in_force.environment, "replan", replan_headline(result), sections, good=result.feasible)


def what_if_page(result: WhatIf | None, found: BreakEven | None, inputs: Inputs, catalog: Catalog) -> str:
    """Return the page of a what-if, a break-even, or both; ``inputs`` and ``catalog`` are those of the other world."""
    sections = (*(_plans(result, inputs, catalog) if result else ()), *(_break_even(found) if found else ()))
    sentence = scenario_headline(result) if result else break_even_rows.title(found) if found else ""
    return _page(inputs.name, "what if", sentence, sections, good=result is None or result.feasible)


def _plans(result: WhatIf, inputs: Inputs, catalog: Catalog) -> tuple[Section, ...]:
    changes = change_rows.change_rows(result.changes, result.before, result.after)
    return (
        Section("conflicts", "Rules that cannot hold together", notes=result.after.conflicts),
        Section("figures", "What it comes to", rows=change_rows.figures(result.before, result.after)),
        Section("changes", "What changes, and why", rows=changes),
        Section("left-out", "Left out", rows=change_rows.left_out_rows(result.before, result.after)),
        Section("nodes", "Nodes", rows=change_rows.node_rows(result.nodes)),
        *(_steps(result.migration) if result.kept else ()),
        _map(result.after, inputs, catalog),
    )


def _steps(migration: Migration | None) -> tuple[Section, ...]:
    if migration is None or not migration.batches:
        return ()
    notes = ("What shares a number may be done at once.", *change_rows.migration_notes(migration))
    return (
        Section("steps", "In this order", rows=change_rows.step_rows(migration), notes=notes),
        Section("peaks", "Nodes on the way", rows=change_rows.peak_rows(migration)),
    )


def _break_even(found: BreakEven) -> tuple[Section, ...]:
    told, constant = break_even_rows, break_even_rows.cheapest(found)
    ways = told.line_rows(found)
    return (
        Section("break-even", told.title(found), break_even_plot(found), ways, (constant,) if constant else ()),
        Section("switches", "Where the cheapest changes", rows=told.switch_rows(found)),
        Section("hours", "Owned against rented", rows=told.hours_rows(found)),
        Section("fills", "What is held against tokens", rows=told.fill_rows(found)),
        Section("refused", "What is not possible", rows=told.refused_rows(found)),
    )


def _map(plan: Plan, inputs: Inputs, catalog: Catalog) -> Section:
    told = geography(plan, inputs, catalog)
    drawn = map_plot(told, site_colours(plan, inputs)) if told.sites or told.users else None
    return Section("map", "Sites, users and traffic then", plot=drawn, wide=True)


def _page(environment: str, what: str, sentence: str, sections: tuple[Section, ...], *, good: bool) -> str:
    return (
        page_templates()
        .get_template("change.html")
        .render(
            title=f"{environment}: {what}",
            sentence=sentence,
            verdict="good" if good else "bad",
            sections=[section for section in sections if not section.empty],
            roles=ROLES,
        )
    )
