"""CP-SAT (OR-Tools) on the program as it is written: one worker. Imports nothing but OR-Tools and numpy."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

Arrays = dict[str, NDArray[Any]]
DIGITS = 1000
"""Real demands and capacities are rounded to thousandths: CP-SAT takes whole numbers."""


def cp_sat(arrays: Arrays, time_limit_s: float, gap: float) -> tuple[NDArray[Any] | None, float]:
    """Return the assignment, None if there is none in time, and the bound."""
    model, whole = cp_model.CpModel(), _whole(arrays)
    workloads, pools = np.nonzero(arrays["A"])
    x = [model.new_bool_var("") for _ in workloads]
    u = [model.new_bool_var("") for _ in arrays["U"]]
    y = [model.new_int_var(0, int(n), "") for n in arrays["N"]]
    for w, out in enumerate(u):
        model.add_exactly_one([out, *(x[a] for a in np.flatnonzero(workloads == w))])
    for p, nodes in enumerate(y):
        on_pool = np.flatnonzero(pools == p)
        demand = [int(d) for d in whole["D"][workloads[on_pool], p]]
        used = cp_model.LinearExpr.weighted_sum([x[a] for a in on_pool], demand)
        model.add(used <= int(whole["n"][p]) * nodes)
    prices = [*arrays["E"][workloads, pools].tolist(), *arrays["U"].tolist(), *arrays["f"].tolist()]
    model.minimize(cp_model.LinearExpr.weighted_sum([*x, *u, *y], prices))
    solver = _solver(time_limit_s, gap)
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, float("-inf")
    chosen = np.array([solver.boolean_value(v) for v in x], dtype=bool)
    assignment = np.full(len(u), -1)
    assignment[workloads[chosen]] = pools[chosen]
    return assignment, solver.best_objective_bound


def _solver(time_limit_s: float, gap: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = time_limit_s
    solver.parameters.relative_gap_limit = gap
    return solver


def _whole(arrays: Arrays) -> Arrays:
    if all(np.issubdtype(arrays[name].dtype, np.integer) for name in "Dn"):
        return arrays
    return {"D": np.ceil(arrays["D"] * DIGITS), "n": np.floor(arrays["n"] * DIGITS)}
