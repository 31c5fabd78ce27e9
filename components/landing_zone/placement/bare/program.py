"""Columns and rows as HiGHS takes them."""

from dataclasses import dataclass, field

import highspy
import numpy as np

from landing_zone.placement.bare.instance import FloatArray, IntArray


class SilentHighs(highspy.Highs):
    """HiGHS without its banner, which its constructor would print before any option can be set."""

    def enableCallbacks(self) -> None:  # noqa: N802
        """Turn the output off first: this is the first thing the constructor does."""
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def quiet_highs(seed: int) -> highspy.Highs:
    """Return a solver on one thread that prints nothing."""
    solver = SilentHighs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("parallel", "off")
    solver.setOptionValue("random_seed", seed)
    return solver


@dataclass
class ColumnBlock:
    """Columns with their entries, built one group after the other."""

    cost: list[FloatArray] = field(default_factory=list)
    lower: list[FloatArray] = field(default_factory=list)
    upper: list[FloatArray] = field(default_factory=list)
    counts: list[IntArray] = field(default_factory=list)
    rows: list[IntArray] = field(default_factory=list)
    values: list[FloatArray] = field(default_factory=list)

    def add(
        self,
        cost: FloatArray,
        upper: FloatArray,
        rows: IntArray,
        values: FloatArray,
        lower: FloatArray | float = 0.0,
    ) -> None:
        """Add k columns with m entries each: ``rows`` and ``values`` are k×m."""
        self.cost.append(cost)
        self.lower.append(np.broadcast_to(lower, len(cost)))
        self.upper.append(upper)
        self.counts.append(np.full(len(cost), rows.shape[1], dtype=np.int64))
        self.rows.append(rows.ravel())
        self.values.append(values.ravel())

    def model(self, row_lower: FloatArray, row_upper: FloatArray, *, whole: bool) -> highspy.HighsLp:
        """Return the program; ``whole`` makes every column an integer."""
        model, inf = highspy.HighsLp(), highspy.kHighsInf
        model.col_cost_ = np.concatenate(self.cost)
        model.num_col_, model.num_row_ = len(model.col_cost_), len(row_lower)
        model.col_lower_ = np.concatenate(self.lower)
        model.col_upper_ = np.minimum(np.concatenate(self.upper), inf)
        model.row_lower_, model.row_upper_ = np.maximum(row_lower, -inf), np.minimum(row_upper, inf)
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = np.concatenate([[0], np.cumsum(np.concatenate(self.counts))]).astype(np.int32)
        model.a_matrix_.index_ = np.concatenate(self.rows).astype(np.int32)
        model.a_matrix_.value_ = np.concatenate(self.values)
        if whole:
            model.integrality_ = [highspy.HighsVarType.kInteger] * model.num_col_
        return model


def power_of_two(value: float) -> float:
    """Return the power of two at or below ``value``, 1 for 0: scaling by it loses no digit."""
    return float(2.0 ** np.floor(np.log2(value))) if value > 0 else 1.0


def cost_scale(prices: FloatArray, parts: int) -> float:
    """Return what to divide costs by, so that a typical one of ``prices`` is about ``parts``."""
    return power_of_two(float(np.median(prices)) / parts) if len(prices) else 1.0
