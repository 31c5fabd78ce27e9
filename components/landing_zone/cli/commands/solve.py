"""`lz solve`: solve an instance of the bare placement problem, with a proven gap."""

from collections.abc import Callable
from pathlib import Path

import click

from landing_zone.cli.options import json_option
from landing_zone.cli.output import emit_json, emit_text
from landing_zone.cli.process_start import process_start
from landing_zone.cli.progress import Say, working
from landing_zone.placement.bare.answer import Answer, Status, relative_gap
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.read import read_instance
from landing_zone.placement.bare.solve import solve


@click.command("solve")
@click.argument("instance", metavar="INSTANCE.npz", type=click.Path(path_type=Path))
@click.option("--gap", type=click.FloatRange(0, 1), default=0.01, show_default=True, help="Gap that is good enough.")
@click.option("--time-limit", type=click.FloatRange(0), default=60.0, show_default=True, help="Seconds to solve in.")
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True, help="Seed of the search.")
@json_option
def command(*, instance: Path, gap: float, time_limit: float, seed: int, as_json: bool) -> int:
    """Place workloads on pools of nodes at the least cost, and prove how good the answer is.

    The file holds the arrays D, E (workloads × pools), A (the same, allowed pairs), f, n, N (pools: price, capacity
    and number of nodes) and U (workloads: price of leaving one out; infinite = must be placed).

    "optimal" is a proven gap of 0. "feasible" is an answer at the gap that was asked for, or the best at the time
    limit; "gap" says how good. "infeasible" and "timeout" (without an answer) exit with 1.
    """
    clock = Clock(time_limit, process_start())
    with working(f"reading {instance}") as say:
        found = read_instance(instance)
        answer = solve(found, gap=gap, seed=seed, clock=clock, report=_teller(say, clock))
    if as_json:
        emit_json(answer.document())
    else:
        emit_text(_sentence(answer))
    return int(answer.status in (Status.INFEASIBLE, Status.TIMEOUT))


def _teller(say: Say, clock: Clock) -> Callable[[float, float], None]:
    def tell(cost: float, bound: float) -> None:
        say(f"cost {cost:.10g}, bound {bound:.10g}, gap {relative_gap(cost, bound):.3%}, {clock.seconds():.1f} s")

    return tell


def _sentence(answer: Answer) -> str:
    if answer.cost is None:
        return f"{answer.status}, {answer.seconds:.1f} s"
    unplaced = int((answer.assignment < 0).sum())
    return (
        f"{answer.status}: cost {answer.cost:.10g}, bound {answer.bound:.10g}, gap {answer.gap:.4%}, "
        f"{answer.nodes.sum()} nodes, {unplaced} of {len(answer.assignment)} unplaced, {answer.seconds:.1f} s"
    )
