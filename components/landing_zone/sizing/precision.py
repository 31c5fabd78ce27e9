"""Number formats of the weights: bytes of a parameter, and the arithmetic rate of a device at it."""

from landing_zone.catalog.accelerator import Accelerator
from landing_zone.config.workload import Precision

BYTES_PER_PARAMETER = {
    Precision.BF16: 2.0,
    Precision.FP8: 1.0,
    Precision.INT8: 1.0,
    Precision.INT4: 0.53,
    Precision.FP4: 4.5 / 8,
}
"""int4 and fp4 include the scales of groups of weights; fp4 as NVFP4: one 8-bit scale per 16 values."""


def tflops(accelerator: Accelerator, precision: Precision) -> float | None:
    """Return the dense rate at which weights of that precision are multiplied; None if the device can't.

    int4 weights are expanded to 16 bit before they are multiplied; fp4 weights, too, where the device has no fp4.
    """
    rates = {
        Precision.BF16: accelerator.bf16_tflops,
        Precision.FP8: accelerator.fp8_tflops,
        Precision.INT8: accelerator.int8_tops,
        Precision.INT4: accelerator.bf16_tflops,
        Precision.FP4: accelerator.fp4_tflops or accelerator.bf16_tflops,
    }
    return rates[precision]
