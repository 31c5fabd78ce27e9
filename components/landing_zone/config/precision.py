"""Number formats. Apart from the models, which are slow to import."""

from enum import StrEnum


class Precision(StrEnum):
    """Number format of the weights."""

    BF16 = "bf16"
    FP8 = "fp8"
    INT8 = "int8"
    INT4 = "int4"
    FP4 = "fp4"
    """Four-bit floats with a scale per block: MXFP4, NVFP4."""
