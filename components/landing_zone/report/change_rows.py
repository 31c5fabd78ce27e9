"""Two plans side by side as rows of text: the same for the terminal and for the page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from landing_zone.placement.compare import Difference, Fate, NodeCount
from landing_zone.placement.migration.step import Action, Migration, Step
from landing_zone.placement.plan import Plan, Status
from landing_zone.report.wording import percent, shape, usd

FATES = {Fate.MOVES: "moves", Fate.STARTS: "starts", Fate.STOPS: "stops", Fate.RESHAPED: "reshaped"}
SAME_USD = 0.005

Row = tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """A table: headers, cells, and the columns that hold numbers."""

    headers: Row
    cells: Sequence[Row]
    numbers: frozenset[int] = frozenset()


def figures(before: Plan, after: Plan, *, before_usd_per_hour: float | None = None) -> Rows:
    """Return what both plans come to; a cost for the plan before may be given, as at other prices than its own."""
    now = before.objective.cost_usd_per_hour if before_usd_per_hour is None else before_usd_per_hour
    then = after.objective.cost_usd_per_hour
    hours = after.cost_usd_per_month / then if then else 0.0
    cells = [
        ("Cost per hour", usd(now), usd(then), more(then - now, now)),
        ("Cost per month", usd(now * hours), usd(then * hours), more((then - now) * hours, now * hours)),
        *_counted(before, after),
        ("Workloads that run", _running(before), _running(after), ""),
        ("Gap to the proven bound", percent(before.objective.gap), percent(after.objective.gap), ""),
    ]
    return Rows(("", "Now", "Then", "Change"), cells, frozenset({1, 2, 3}))


def more(difference: float, of: float) -> str:
    """Write a difference of money, with its share."""
    if abs(difference) < SAME_USD:
        return "the same"
    sign, share = "+" if difference > 0 else "−", f" ({abs(difference) / of:.1%})" if of else ""
    return f"{sign}{usd(abs(difference))}{share}"


def change_rows(changes: Iterable[Difference], before: Plan, after: Plan) -> Rows:
    """Return every workload that fares differently; one that is only reshaped is told by its shapes."""
    old = {d.workload: shape(d) for d in before.decisions}
    new = {d.workload: shape(d) for d in after.decisions}
    cells = []
    for change in changes:
        reshaped = change.fate is Fate.RESHAPED
        was, now = old.get(change.workload, "—"), new.get(change.workload, "—")
        way = (was, now) if reshaped else (change.before or "—", change.after or "—")
        costs = f"{change.cost_before_usd_per_hour:,.2f} → {change.cost_after_usd_per_hour:,.2f}"
        why = f"in {change.after}" if reshaped else f"must: {change.why}" if change.forced else change.why
        cells.append((change.workload, FATES[change.fate], *way, costs, why))
    return Rows(("Workload", "", "From", "To", "$/h", "Why"), cells, frozenset({4}))


def node_rows(nodes: Iterable[NodeCount]) -> Rows:
    """Return the pools and endpoints of which more or less is open."""
    cells = [
        (count.venue, f"{count.before}", f"{count.after}", "" if count.most is None else f"{count.most}", count.unit)
        for count in nodes
        if count.before != count.after
    ]
    return Rows(("Pool", "Now", "Then", "At most", ""), cells, frozenset({1, 2, 3}))


def left_out_rows(before: Plan, after: Plan) -> Rows:
    """Return what runs nowhere then, and whether it runs now."""
    running = {d.workload for d in before.decisions if d.venue is not None}
    cells = [
        (d.workload, "runs now" if d.workload in running else "left out now, too", d.reason)
        for d in after.decisions
        if d.venue is None
    ]
    return Rows(("Left out", "", "Why"), cells)


def step_rows(migration: Migration) -> Rows:
    """Return the steps, numbered by batch."""
    cells = list[Row]()
    for number, batch in enumerate(migration.batches, 1):
        nodes = ", ".join(f"{pool} {count}" for pool, count in batch.nodes.items())
        for place, step in enumerate(batch.steps):
            first = place == 0
            cells.append((f"{number}" if first else "", step.workload, told(step), nodes if first else ""))
    return Rows(("Step", "Workload", "What", "Nodes meanwhile"), cells, frozenset({0}))


def told(step: Step) -> str:
    """Tell one step as what is done, in order."""
    note = f"; {step.note}" if step.note else ""
    where = f"{step.runs_as} on {step.target}" if step.target else ""
    if step.action in (Action.START, Action.STOP, Action.PAUSE):
        return f"{'start ' + where if step.target else 'stop on ' + str(step.source)}{note}"
    if step.action is Action.SCALE:
        return f"scale to {where}{note}"
    old = "the old shape" if step.action is Action.RESHAPE else str(step.source)
    return f"start {where}, then stop {old}{note}"


def peak_rows(migration: Migration) -> Rows:
    """Return the nodes that the pools need on the way."""
    cells = [(pool.pool, f"{pool.before}", f"{pool.peak}", f"{pool.after}", f"{pool.most}") for pool in migration.pools]
    return Rows(("Pool", "Nodes before", "Peak", "After", "At most"), cells, frozenset({1, 2, 3, 4}))


def migration_notes(migration: Migration) -> tuple[str, ...]:
    """Return what a reader of the steps must know."""
    notes = []
    if migration.parked:
        notes.append(f"held elsewhere on the way: {', '.join(migration.parked)}")
    if migration.downtime:
        notes.append(f"down for some steps, as no place is free meanwhile: {', '.join(migration.downtime)}")
    return tuple(notes)


def _counted(before: Plan, after: Plan) -> Iterator[Row]:
    """Yield what is counted but not on a bill, where either plan has it."""
    named = (("Carbon", "carbon_usd_per_hour"), ("Missed objectives", "penalty_usd_per_hour"))
    for label, field in named:
        was, now = getattr(before.objective, field), getattr(after.objective, field)
        if was or now:
            yield f"{label}, per hour, counted", usd(was), usd(now), more(now - was, was)


def _running(plan: Plan) -> str:
    return f"{sum(d.status is not Status.UNPLACED for d in plan.decisions)} of {len(plan.decisions)}"
