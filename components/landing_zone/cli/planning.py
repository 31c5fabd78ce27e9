"""A plan made with all that is asked about it, and its progress told."""

from dataclasses import dataclass

from landing_zone.catalog.catalog import Catalog
from landing_zone.cli.progress import working
from landing_zone.cli.solving import teller
from landing_zone.config.document import Inputs
from landing_zone.placement.explanation.assemble import explain
from landing_zone.placement.explanation.model import Explanation
from landing_zone.placement.frontier import frontier
from landing_zone.placement.plan import Plan, SolveStatus
from landing_zone.placement.solve import Solution, find_solution
from landing_zone.placement.trace import Moment
from landing_zone.report.study import Study
from landing_zone.report.wording import count

STUDY_SHARE = 1 / 3
"""Time for the pictures of a report, in parts of the time for the plan."""


@dataclass(frozen=True)
class Wish:
    """What is asked for beside the plan."""

    explain: str | None
    """A workload."""
    study: bool
    """Whether the report's pictures are wanted."""
    seed: int
    time_limit_s: float


@dataclass(frozen=True)
class Planned:
    """The plan, and what was asked for."""

    plan: Plan
    explanation: Explanation | None
    study: Study


def make(inputs: Inputs, catalog: Catalog, wish: Wish) -> Planned:
    """Make the plan, then explain and study it."""
    trace: list[Moment] = []
    with working(f"placing {count(len(inputs.workloads), 'workload')}") as say:
        tell = teller(say)

        def watch(moment: Moment) -> None:
            trace.append(moment)
            tell(moment)

        solution = find_solution(inputs, catalog, seed=wish.seed, time_limit_s=wish.time_limit_s, watch=watch)
        told, study = None, Study(trace=tuple(trace))
        if wish.explain is not None:
            say(f"explaining {wish.explain}")
            told = explain(solution, inputs, catalog, wish.explain, seed=wish.seed, time_limit_s=wish.time_limit_s)
        if wish.study:
            say("looking for nearer plans")
            study = _study(solution, catalog, wish, study)
    return Planned(solution.plan, told, study)


def _study(solution: Solution, catalog: Catalog, wish: Wish, study: Study) -> Study:
    if solution.plan.status is SolveStatus.INFEASIBLE:
        return study
    points = frontier(solution.usage, catalog, seed=wish.seed, time_limit_s=STUDY_SHARE * wish.time_limit_s)
    return Study(points, study.trace)
