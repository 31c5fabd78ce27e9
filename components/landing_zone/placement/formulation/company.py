"""Workloads that share a cluster, and workloads that must not."""

from collections.abc import Iterator

from landing_zone.placement.formulation.columns import Columns
from landing_zone.placement.formulation.program import Row, at_most
from landing_zone.placement.rule import Rule


def near(columns: Columns) -> Iterator[Row]:
    """Σ_a∈w in l x_a ≤ Σ_a∈v in l x_a for every locality l: w runs only where v does."""
    problem = columns.problem
    for w, v in problem.pairs("near", Rule.NEAR):
        for locality in problem.localities(w):
            terms = dict.fromkeys(problem.arcs_in(w, locality), 1.0)
            terms.update(dict.fromkeys(problem.arcs_in(v, locality), -1.0))
            yield at_most(f"near:{w}:{v}:{locality}", terms, 0, owner=w)


def apart(columns: Columns) -> Iterator[Row]:
    """Σ_a∈w in l x_a + Σ_a∈v in l x_a ≤ 1 for every locality l."""
    problem = columns.problem
    for w, v in problem.pairs("apart", Rule.APART):
        for locality in problem.localities(w):
            terms = dict.fromkeys((*problem.arcs_in(w, locality), *problem.arcs_in(v, locality)), 1.0)
            yield at_most(f"apart:{w}:{v}:{locality}", terms, 1, owner=w)
