"""The smallest set of clauses in conflict, and the cheapest single one to leave out.

A set is in conflict if workloads can't all run with that set kept and everything else left out. A smallest one hits
every correction set, i.e. every set of clauses without which they can; so the smallest set that hits those known is
tried, and where it is no conflict, it yields one more of them (implicit hitting sets: Ignatiev et al., "Smallest MUS
Extraction with Minimal Hitting Set Dualization", 2015).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from landing_zone.placement.conflicts.clause import Clause, told
from landing_zone.placement.conflicts.program import SoftProgram
from landing_zone.placement.conflicts.relaxable import Relaxable
from landing_zone.placement.formulation.columns import Columns
from landing_zone.placement.formulation.program import FloatArray, Program, Row, at_most
from landing_zone.placement.highs import minimise
from landing_zone.placement.optimise import optimise
from landing_zone.placement.usage import Usage

TIE = 1e-6
"""Weight of a clause's place in the order: of smallest sets the first is told, the same every time."""


class Undecided(Exception):
    """The time ended before an answer was proven."""


@dataclass(frozen=True)
class Search:
    """Questions about workloads that can't run together."""

    relaxable: Relaxable
    together: frozenset[int]
    """One that must run and does not, and all that must and do."""
    seed: int
    time_limit_s: float
    """Of one question."""

    def smallest(self) -> tuple[Clause, ...] | None:
        """Return the smallest set in conflict; None if they have no room even without any rule.

        Raises:
            Undecided: a question took too long.
        """
        corrections: list[frozenset[Clause]] = []
        while (correction := self._correction(kept := self._hitting(corrections))) is not None:
            corrections.append(correction)
        return told(kept) or None

    def cheapest(self) -> tuple[Clause, float] | None:
        """Return the one clause without which the plan in which they all run costs least, in USD per hour.

        Raises:
            Undecided: a question took too long.
        """
        priced = [(self._plan_usd_per_hour(clause), n, clause) for n, clause in enumerate(self._singles())]
        return (min(priced)[2], min(priced)[0]) if priced else None

    @cached_property
    def _soft(self) -> SoftProgram:
        return SoftProgram(self.relaxable, self.together)

    def _correction(self, kept: Collection[Clause], rows: tuple[Row, ...] = ()) -> frozenset[Clause] | None:
        """Return the fewest clauses beside ``kept`` without which all can run; None if none are enough."""
        soft = self._soft
        solved = minimise(soft.program(kept), soft.costs(), rows, seed=self.seed, time_limit_s=self.time_limit_s)
        if solved is None or not solved.optimal:
            raise Undecided
        return None if solved.values[soft.fails] else soft.left_out(solved.values)

    def _singles(self) -> list[Clause]:
        """Return every clause that is enough by itself, in the order of clauses."""
        found: set[Clause] = set()
        clauses = self.relaxable.clauses
        while (correction := self._correction(found, (self._soft.one_of(clauses),))) is not None:
            found |= correction
        return [clause for clause in clauses if clause in found]

    def _hitting(self, corrections: Sequence[frozenset[Clause]]) -> frozenset[Clause]:
        """Return the fewest clauses of which every correction set has one."""
        clauses = self.relaxable.clauses
        if not corrections:
            return frozenset()
        number = {clause: n for n, clause in enumerate(clauses)}
        rows = tuple(_hits(f"hits:{n}", [number[c] for c in found]) for n, found in enumerate(corrections))
        program = Program(rows, np.zeros(len(clauses)), np.ones(len(clauses)))
        costs: FloatArray = 1.0 + TIE * np.arange(len(clauses), dtype=np.float64)
        solved = minimise(program, costs, seed=self.seed, time_limit_s=self.time_limit_s)
        if solved is None or not solved.optimal:
            raise Undecided
        return frozenset(clause for clause, n in number.items() if solved.values[n])

    def _plan_usd_per_hour(self, clause: Clause) -> float:
        problem = self.relaxable.without({clause})
        runs = at_most("runs", {Columns(problem).left_out(w): 1.0 for w in sorted(self.together)}, 0)
        answer = optimise(problem, seed=self.seed, time_limit_s=self.time_limit_s, rows=(runs,))
        return Usage(problem, answer).cost_usd_per_hour()


def _hits(name: str, columns: list[int]) -> Row:
    """Σ r ≥ 1."""
    return Row(name, tuple(columns), (1.0,) * len(columns), 1.0, np.inf)
