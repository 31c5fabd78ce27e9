"""The numbers that `lz estimate` takes, each within what a replica can be."""

import math
from typing import Any

import click


class FiniteRange(click.FloatRange):
    """A number in a range; `nan`, which compares with nothing, is outside of every range."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number; refuse what is none."""
        number: float = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value!r} is not a number", param, ctx)
        return number


DEGREE = click.IntRange(1, 1024)
CONCURRENCY = click.IntRange(1, 100_000)
INPUT_TOKENS = click.IntRange(1, 10_000_000)
OUTPUT_TOKENS = click.IntRange(0, 1_000_000)
ADAPTERS = click.IntRange(0, 10_000)
RANK = click.IntRange(1, 512)
SHARE = FiniteRange(0, 1)
MEMORY_GIB = FiniteRange(1, 65_536)
