"""The program of a relaxable problem: leaving a clause out is a choice."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.conflicts.clause import Clause
from landing_zone.placement.conflicts.relaxable import Relaxable
from landing_zone.placement.formulation.build import FAMILIES
from landing_zone.placement.formulation.columns import Columns
from landing_zone.placement.formulation.program import FloatArray, Program, Row, at_most
from landing_zone.placement.rule import Rule

BETWEEN = frozenset({Rule.QUOTA, Rule.NEAR, Rule.APART, Rule.SURVIVES})
"""Rules that limit what arcs do together."""


@dataclass(frozen=True)
class SoftProgram:
    """Columns beside those of the problem.

    r_k, binary: clause k is left out. s_(a,k), binary: arc a is taken (or stands by) and counts for clause k.
    f, binary: one of the workloads asked about does not run.
    """

    relaxable: Relaxable
    together: frozenset[int]
    """The workloads asked about: whether they can run, all of them at once."""

    @cached_property
    def columns(self) -> Columns:
        """Columns of the problem."""
        return Columns(self.relaxable.problem)

    @cached_property
    def _left_out(self) -> dict[Clause, int]:
        return {clause: self.columns.total + n for n, clause in enumerate(self.relaxable.clauses)}

    @property
    def fails(self) -> int:
        """Column of f."""
        return self.columns.total + len(self._left_out)

    @cached_property
    def _counted(self) -> dict[tuple[int, Clause], int]:
        """Column of s by that of x or b and clause, for every clause that limits arcs without forbidding one."""
        pairs = [
            (column, clause)
            for clause in self.relaxable.clauses
            if clause.rule in BETWEEN
            for column, arc in self._taking
            if arc.workload == clause.owner and (column < len(self.relaxable.needs) or clause.rule is Rule.QUOTA)
        ]
        return {pair: self.fails + 1 + n for n, pair in enumerate(pairs)}

    @cached_property
    def _taking(self) -> list[tuple[int, PoolArc | EndpointArc]]:
        """Every column by which an arc is taken: always, or while something is lost."""
        arcs = self.relaxable.problem.arcs
        standbys = ((self.columns.standby(n), arcs[standby.arc]) for n, standby in enumerate(self.columns.standbys))
        return [*((arc.index, arc) for arc in arcs), *standbys]

    @cached_property
    def _workload(self) -> dict[int, int]:
        return {column: arc.workload for column, arc in self._taking}

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every row: those of the problem with their clauses, what clauses forbid, and what is asked."""
        return (*self._problem_rows(), *self._needs(), *self._counting(), *self._asked())

    def program(self, kept: Collection[Clause]) -> Program:
        """Return the program in which some clauses are kept."""
        lower, upper = self.columns.bounds()
        total = self.fails + 1 + len(self._counted)
        more = np.ones(total - len(upper))
        upper = np.concatenate([upper, more])
        upper[[self._left_out[clause] for clause in kept]] = 0
        return Program(self.rows, np.concatenate([lower, 0 * more]), upper)

    def costs(self) -> FloatArray:
        """Return costs that count the clauses left out; failing costs more than leaving out all."""
        costs = np.zeros(self.fails + 1 + len(self._counted))
        costs[list(self._left_out.values())] = 1
        costs[self.fails] = len(self._left_out) + 1
        return costs

    def left_out(self, values: FloatArray) -> frozenset[Clause]:
        """Return the clauses that an answer leaves out."""
        return frozenset(clause for clause, column in self._left_out.items() if values[column] > 0.5)

    def one_of(self, clauses: Collection[Clause]) -> Row:
        """Return Σ r_k ≤ 1 over clauses."""
        return at_most("one", {self._left_out[clause]: 1.0 for clause in clauses}, 1)

    def _problem_rows(self) -> Iterator[Row]:
        for family, rule in FAMILIES:
            for row in family(self.columns):
                yield row if rule is None else self._soft(row, rule)

    def _soft(self, row: Row, rule: Rule) -> Row:
        """Return the row in which arcs stand only as far as they count for their clause; an account's goes whole."""
        if rule is Rule.ACCOUNT:
            column = self._left_out.get(Clause(row.owner or 0, rule))
            return row if column is None else _with(row, column, -self._most(row))
        columns = tuple(self._counting_column(column, row, rule) for column in row.columns)
        return replace(row, columns=columns)

    def _counting_column(self, column: int, row: Row, rule: Rule) -> int:
        workload = self._workload.get(column)
        if workload is None or row.owner not in (None, workload):
            return column
        return self._counted.get((column, Clause(workload, rule)), column)

    def _most(self, row: Row) -> float:
        upper = self.columns.bounds()[1]
        return sum(coefficient * float(upper[c]) for c, coefficient in zip(row.columns, row.coefficients, strict=True))

    def _needs(self) -> Iterator[Row]:
        """x_a ≤ r_k and b_(l,a) ≤ r_k for every clause that forbids a."""
        for column, arc in self._taking:
            for clause in sorted(self.relaxable.needs[arc.index]):
                yield at_most(f"needs:{column}", {column: 1.0, self._left_out[clause]: -1.0}, 0)

    def _counting(self) -> Iterator[Row]:
        """x_a − r_k ≤ s_(a,k)."""
        for (taken, clause), column in self._counted.items():
            yield at_most(f"counts:{taken}", {taken: 1.0, self._left_out[clause]: -1.0, column: -1.0}, 0)

    def _asked(self) -> Iterator[Row]:
        """u_w ≤ f."""
        for w in sorted(self.together):
            yield at_most(f"runs:{w}", {self.columns.left_out(w): 1.0, self.fails: -1.0}, 0)


def _with(row: Row, column: int, coefficient: float) -> Row:
    return replace(row, columns=(*row.columns, column), coefficients=(*row.coefficients, coefficient))
