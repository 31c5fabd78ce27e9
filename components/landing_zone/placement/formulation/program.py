"""Rows, and the program that they make."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
FREE = np.inf


@dataclass(frozen=True)
class Row:
    """lower ≤ Σ coefficient · column ≤ upper."""

    name: str
    columns: tuple[int, ...]
    coefficients: tuple[float, ...]
    lower: float
    upper: float
    owner: int | None = None
    """Workload, or account's quota, whose rule it is, where it is the rule of one."""


@dataclass(frozen=True)
class Program:
    """Rows and bounds of columns; all columns are integer."""

    rows: tuple[Row, ...]
    lower: FloatArray
    upper: FloatArray


def at_most(name: str, terms: dict[int, float], limit: float, owner: int | None = None) -> Row:
    """Return Σ terms ≤ limit."""
    return Row(name, tuple(terms), tuple(terms.values()), -FREE, limit, owner)


def exactly(name: str, terms: dict[int, float], value: float) -> Row:
    """Return Σ terms = value."""
    return Row(name, tuple(terms), tuple(terms.values()), value, value)
