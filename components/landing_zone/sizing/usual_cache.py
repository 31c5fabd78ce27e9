"""The number format of keys and values, where it is left to the engine."""

from dataclasses import replace

from landing_zone.config.precision import Precision
from landing_zone.sizing.shape import Shape

EIGHT_BIT = (Precision.FP8, Precision.FP4)


def with_usual_cache(shape: Shape) -> Shape:
    """Return the shape with the cache at fp8 beside fp8 and fp4 weights, at 16 bit beside others.

    So run the published deployments whose times are known: their caches hold as many sequences as fp8 gives room for.
    Engines keep 16 bit where the checkpoint has no scales for the cache; memory is counted at that, to be safe.
    """
    return replace(shape, kv_precision=Precision.FP8 if shape.precision in EIGHT_BIT else Precision.BF16)
