"""From two plans to the steps between them."""

from collections.abc import Iterator, Mapping, Sequence

from landing_zone.placement.migration.circle import Circles
from landing_zone.placement.migration.item import Item, items_between
from landing_zone.placement.migration.load import Load, loads_of
from landing_zone.placement.migration.order import fits, order
from landing_zone.placement.migration.state import State
from landing_zone.placement.migration.step import Action, Batch, Migration, PoolPeak
from landing_zone.placement.plan import Plan
from landing_zone.placement.problem import Problem


def migrate(before: Plan, after: Plan, problem: Problem) -> Migration:
    """Return the steps from one plan to another of ``problem``, as few batches as the order found allows.

    Every step but a `pause` starts the new before it ends the old, and has room for both within `nodes.max`, the quotas
    of tenants, accounts and endpoints, and `apart`.
    """
    runs, shall = loads_of(before, problem), loads_of(after, problem)
    items = items_between(runs, shall, _waits(problem, shall))
    steps = _in_order(State.of(problem, runs), items)
    batches = tuple(_batches(State.of(problem, runs), steps))
    return Migration(
        batches=batches,
        pools=tuple(_peaks(problem, runs, shall, batches)),
        downtime=tuple(sorted({i.workload for i in steps if i.action is Action.PAUSE})),
        parked=tuple(sorted({i.workload for i in steps if i.action is Action.PARK})),
    )


def _waits(problem: Problem, shall: Mapping[str, Load]) -> Mapping[str, frozenset[str]]:
    """Return, by workload, the earlier stages that must run before it starts."""
    return {d.value.name: frozenset(n for n in d.value.after if n in shall) for d in problem.workloads}


def _in_order(state: State, items: Sequence[Item]) -> list[Item]:
    """Return all steps in an order in which each has room; a circle of them is broken."""
    left, done, circles = list(items), list[Item](), Circles(state)
    while left:
        found = order(state, left)
        done += found
        left = [item for item in left if item not in found]
        if left:
            now, later = circles.broken(left)
            state.put(now.workload, now.after())
            done.append(now)
            left = [later if item.workload == now.workload else item for item in left]
    return done


def _batches(state: State, steps: Sequence[Item]) -> Iterator[Batch]:
    """Yield runs of steps that have room all at once."""
    left = list(steps)
    while left:
        batch = [left.pop(0)]
        state.put(batch[0].workload, batch[0].during())
        while left and _joins(state, left[0], batch):
            batch.append(left.pop(0))
            state.put(batch[-1].workload, batch[-1].during())
        yield Batch(steps=tuple(item.step() for item in batch), nodes=_nodes(state, batch))
        for item in batch:
            state.put(item.workload, item.after())


def _joins(state: State, item: Item, batch: Sequence[Item]) -> bool:
    here = {other.workload for other in batch}
    return item.workload not in here and here.isdisjoint(item.waits_for) and fits(state, item)


def _nodes(state: State, batch: Sequence[Item]) -> dict[str, int]:
    loads = [load for item in batch for load in (item.old, item.new) if load is not None and load.slots]
    return {pool: state.nodes(pool) for pool in sorted({load.venue for load in loads})}


def _peaks(
    problem: Problem, runs: Mapping[str, Load], shall: Mapping[str, Load], batches: Sequence[Batch]
) -> Iterator[PoolPeak]:
    first, last = State.of(problem, runs), State.of(problem, shall)
    touched = {pool for batch in batches for pool in batch.nodes}
    for site in problem.pools:
        if site.name in touched:
            before, after = first.nodes(site.name), last.nodes(site.name)
            peak = max(before, after, *(batch.nodes.get(site.name, 0) for batch in batches))
            yield PoolPeak(pool=site.name, before=before, peak=peak, after=after, most=site.pool.nodes.max)
