"""Every workload at one venue, or left out."""

from collections.abc import Iterator

from landing_zone.placement.formulation.columns import Columns
from landing_zone.placement.formulation.program import Row, at_most, exactly


def one_place(columns: Columns) -> Iterator[Row]:
    """Σ_a∈w x_a + u_w = 1."""
    problem = columns.problem
    for w, document in enumerate(problem.workloads):
        terms = dict.fromkeys(problem.arcs_of(w), 1.0)
        yield exactly(f"place:{document.value.name}", {**terms, columns.left_out(w): 1.0}, 1)


def moves(columns: Columns) -> Iterator[Row]:
    """Σ_a moves x_a ≤ budget."""
    problem = columns.problem
    moving = [a.index for a in problem.arcs if a.moves]
    if problem.move_budget is not None and moving:
        yield at_most("moves", dict.fromkeys(moving, 1.0), problem.move_budget)
