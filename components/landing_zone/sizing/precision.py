"""Number formats of the weights: bytes of a parameter, and the arithmetic rate of a device at it."""

from landing_zone.catalog.accelerator import Accelerator
from landing_zone.config.precision import Precision

BYTES_PER_PARAMETER = {
    Precision.BF16: 2.0,
    Precision.FP8: 1.0,
    Precision.INT8: 1.0,
    Precision.INT4: (4 + (16 + 4) / 128) / 8,
    Precision.FP4: 4.5 / 8,
}
"""int4 as GPTQ and AWQ: a 16-bit scale and a 4-bit zero for 128 weights. fp4 as NVFP4: an 8-bit scale for 16 weights,
4.5 bits of each; MXFP4 has one for 32, 4.25 bits."""

RATES = {
    Precision.BF16: "bf16_tflops",
    Precision.FP8: "fp8_tflops",
    Precision.INT8: "int8_tops",
    Precision.INT4: "bf16_tflops",
    Precision.FP4: "fp4_tflops",
}
"""Fields of an accelerator: weights at int4 are widened before they are multiplied."""


def tflops(accelerator: Accelerator, precision: Precision) -> float | None:
    """Return the dense rate at which weights of that precision are multiplied; None if the device can't run them.

    Formats that engines run on the device, but that it does not multiply itself, are widened to 16 bit first.
    """
    if precision not in accelerator.precisions:
        return None
    rate: float | None = getattr(accelerator, RATES[precision])
    return rate or accelerator.bf16_tflops
