"""HiGHS, told to be exact and repeatable."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from landing_zone.placement.bare.program import SilentHighs
from landing_zone.placement.formulation.program import FloatArray, Program, Row
from landing_zone.placement.trace import Moment, Watch

OPTIONS: dict[str, bool | float | str] = {
    "threads": 1,
    "parallel": "off",
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 1e-9,
    "mip_feasibility_tolerance": 1e-9,
}
AGREED = 1e-6
"""Part by which the cost that is told may differ from that of the values."""


class Infeasible(Exception):
    """It is proven that no values keep all rows."""


@dataclass(frozen=True)
class Solved:
    """The best values found, what they cost, and the proven bound."""

    values: FloatArray
    cost: float
    bound: float
    optimal: bool


def minimise(
    program: Program,
    costs: FloatArray,
    extra_rows: tuple[Row, ...] = (),
    *,
    seed: int,
    time_limit_s: float,
    start: FloatArray | None = None,
    watch: Watch | None = None,
) -> Solved | None:
    """Minimise ``costs`` over the program; None if no answer was found in time.

    HiGHS 1.16 can presolve a start into a cheaper answer, prove that one optimal, and return the start as its values:
    where cost and values disagree, the search begins again without a start.

    Args:
        start: values to begin with; dropped where they break a row.
        watch: is told of the search's progress; its seconds begin with this call.

    Raises:
        Infeasible: the program has no answer.
    """
    solver = SilentHighs()  # type: ignore[no-untyped-call]
    options = {**OPTIONS, "random_seed": seed, "time_limit": time_limit_s}
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.passModel(_model(program, costs, extra_rows))
    if start is not None:
        solver.setSolution(len(start), np.arange(len(start), dtype=np.int32), start)
    if watch is not None:
        told = _teller(watch)
        solver.cbMipImprovingSolution.subscribe(told)
        solver.cbMipInterrupt.subscribe(told)
    solver.run()
    info, status = solver.getInfo(), solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        raise Infeasible
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    values, cost = np.rint(np.array(solver.getSolution().col_value)), info.objective_function_value
    if start is not None and abs(costs @ values - cost) > AGREED * max(1.0, abs(cost)):
        left_s = max(0.0, time_limit_s - solver.getRunTime())
        return minimise(program, costs, extra_rows, seed=seed, time_limit_s=left_s, watch=watch)
    return Solved(values, cost, info.mip_dual_bound, optimal=status == highspy.HighsModelStatus.kOptimal)


def _teller(watch: Watch) -> Callable[[Any], None]:
    """Return a callback that tells of moments that are new and have an answer and a bound."""
    last = (np.inf, -np.inf)

    def tell(event: Any) -> None:
        nonlocal last
        seen = (event.data_out.mip_primal_bound, event.data_out.mip_dual_bound)
        if seen != last and np.isfinite(seen).all():
            last = seen
            watch(Moment(event.data_out.running_time, *seen))

    return tell


def _model(program: Program, costs: FloatArray, extra_rows: tuple[Row, ...]) -> highspy.HighsLp:
    rows = (*program.rows, *extra_rows)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(costs), len(rows)
    model.col_cost_, model.col_lower_, model.col_upper_ = costs, program.lower, program.upper
    model.row_lower_ = np.array([r.lower for r in rows], dtype=np.float64)
    model.row_upper_ = np.array([r.upper for r in rows], dtype=np.float64)
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(r.columns) for r in rows)], dtype=np.int32)
    model.a_matrix_.index_ = np.array([c for r in rows for c in r.columns], dtype=np.int32)
    model.a_matrix_.value_ = np.array([v for r in rows for v in r.coefficients], dtype=np.float64)
    return model
