"""The number format of a cache that is left to the engine."""

import pytest

from landing_zone.config.precision import Precision
from landing_zone.sizing.shape import Shape
from landing_zone.sizing.usual_cache import with_usual_cache


@pytest.mark.parametrize(
    ("weights", "cache"),
    [
        (Precision.BF16, Precision.BF16),
        (Precision.INT4, Precision.BF16),
        (Precision.FP8, Precision.FP8),
        (Precision.FP4, Precision.FP8),
    ],
)
def test_it_follows_the_weights(weights: Precision, cache: Precision) -> None:
    """Eight bits beside floats of eight and four."""
    assert with_usual_cache(Shape(weights, 4)) == Shape(weights, 4, kv_precision=cache)
