"""HiGHS on the program as it is written, nothing added: one thread, default options."""

from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from landing_zone.placement.bare.program import SilentHighs

Arrays = dict[str, NDArray[Any]]
Found = tuple[NDArray[Any] | None, float]


def plain_highs(arrays: Arrays, time_limit_s: float, gap: float) -> Found:
    """Return the assignment, None if there is none in time, and the bound."""
    solver = SilentHighs()
    for name, value in {"threads": 1, "time_limit": time_limit_s, "mip_rel_gap": gap}.items():
        solver.setOptionValue(name, value)
    solver.passModel(_model(arrays))
    solver.run()
    info = solver.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None, info.mip_dual_bound
    workloads, pools = np.nonzero(arrays["A"])
    chosen = np.array(solver.getSolution().col_value)[: len(workloads)] > 0.5
    assignment = np.full(len(arrays["U"]), -1)
    assignment[workloads[chosen]] = pools[chosen]
    return assignment, info.mip_dual_bound


def _model(arrays: Arrays) -> highspy.HighsLp:
    workloads, pools = np.nonzero(arrays["A"])
    w, p, arcs = len(arrays["U"]), len(arrays["f"]), len(workloads)
    model, inf = highspy.HighsLp(), highspy.kHighsInf
    model.num_col_, model.num_row_ = arcs + w + p, w + p
    model.col_cost_ = np.concatenate([arrays["E"][workloads, pools], arrays["U"], arrays["f"]]).astype(float)
    model.col_lower_ = np.zeros(arcs + w + p)
    model.col_upper_ = np.concatenate([np.ones(arcs + w), arrays["N"]])
    model.row_lower_ = np.concatenate([np.ones(w), np.full(p, -inf)])
    model.row_upper_ = np.concatenate([np.ones(w), np.zeros(p)])
    model.integrality_ = [highspy.HighsVarType.kInteger] * (arcs + w + p)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.concatenate([2 * np.arange(arcs), 2 * arcs + np.arange(w + p + 1)]).astype(np.int32)
    entries = np.stack([np.ones(arcs), arrays["D"][workloads, pools]], axis=1).ravel()
    rows = np.stack([workloads, w + pools], axis=1).ravel()
    model.a_matrix_.index_ = np.concatenate([rows, np.arange(w + p)]).astype(np.int32)
    model.a_matrix_.value_ = np.concatenate([entries, np.ones(w), -np.asarray(arrays["n"], dtype=float)])
    return model
