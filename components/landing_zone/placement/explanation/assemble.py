"""The explanation of one workload, put together within a time limit."""

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.explanation.chosen import chosen
from landing_zone.placement.explanation.elsewhere import elsewhere
from landing_zone.placement.explanation.model import Elsewhere, Explanation, Shadow, Turn
from landing_zone.placement.explanation.opening import openings
from landing_zone.placement.explanation.question import OutOfTime, Questions
from landing_zone.placement.explanation.sensitivity import demand, prices
from landing_zone.placement.explanation.shadow import shadows
from landing_zone.placement.explanation.swap import Swap
from landing_zone.placement.solve import Solution

SHARE = 0.1
"""Part of the time that one question may take."""


def explain(
    solution: Solution, inputs: Inputs, catalog: Catalog, workload: str, *, seed: int = 0, time_limit_s: float = 60
) -> Explanation:
    """Return why a workload runs where it does: every answer that compares whole plans is a solve of its own."""
    usage = solution.usage
    questions = Questions(usage, seed, Clock(time_limit_s), each_s=max(1.0, SHARE * time_limit_s))
    index = next(w for w, d in enumerate(usage.problem.workloads) if d.value.name == workload)
    decision, arc = solution.plan.decisions[index], usage.answer.arcs[index]
    gathered = _Gathered()
    complete = gathered.fill(questions, Swap(usage.problem, inputs, catalog), index, catalog)
    return Explanation(
        **decision.model_dump(),
        chosen=None if arc is None else chosen(usage, arc, catalog),
        elsewhere=tuple(gathered.elsewhere),
        shadows=tuple(gathered.shadows),
        turns=tuple(gathered.turns),
        complete=complete,
    )


class _Gathered:
    """Answers as they come."""

    def __init__(self) -> None:
        self.elsewhere: list[Elsewhere] = []
        self.shadows: list[Shadow] = []
        self.turns: list[Turn] = []

    def fill(self, questions: Questions, swap: Swap, workload: int, catalog: Catalog) -> bool:
        """Ask all questions; False if the time ended before."""
        try:
            self.elsewhere.extend(elsewhere(questions, workload, catalog))
            self.shadows.extend(shadows(questions, workload))
            self.turns.extend(prices(questions, workload, tuple(self.elsewhere)))
            self.turns.extend(demand(questions, swap, workload))
            self.turns.extend(openings(questions, swap, workload))
        except OutOfTime:
            return False
        return True
