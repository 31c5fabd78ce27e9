"""The number format in which a checkpoint keeps its weights."""

from landing_zone.catalog.huggingface.document import Section
from landing_zone.config.precision import Precision

FORMATS = {
    "awq": Precision.INT4,
    "gptq": Precision.INT4,
    "mxfp4": Precision.FP4,
    "nvfp4": Precision.FP4,
    "nvfp4-pack-quantized": Precision.FP4,
    "mxfp4-pack-quantized": Precision.FP4,
    "fp8": Precision.FP8,
    "fbgemm_fp8": Precision.FP8,
    "float-quantized": Precision.FP8,
    "naive-quantized": Precision.FP8,
    "int-quantized": Precision.INT8,
    "pack-quantized": Precision.INT4,
}
BITS = {4: Precision.INT4, 8: Precision.INT8}
PLAIN = {"float32": "fp32", "bfloat16": "bf16", "float16": "bf16"}
"""Sixteen bits of either kind take the same room."""


def stored_precision(document: Section, text: Section) -> str | None:
    """Return the format of the weights, None where the file does not tell.

    Raises:
        InputError: `quantization_config` is no object.
    """
    if text.text("expert_dtype") == "fp4":
        return Precision.FP4
    for section in (document, text):
        if (quantization := section.section("quantization_config")) is not None:
            return _quantized(quantization)
    for section in (document, text):
        for key in ("dtype", "torch_dtype"):
            if section.has(key) and section.text(key) in PLAIN:
                return PLAIN[section.text(key)]
    return None


def _quantized(quantization: Section) -> str | None:
    bits = quantization.whole("bits", "w_bit", high=64)
    if bits in BITS:
        return BITS[bits]
    names = [quantization.values.get(k) for k in ("format", "quant_method", "quant_algo")]
    for name in (n.lower() for n in names if isinstance(n, str)):
        if name in FORMATS:
            return FORMATS[name]
        if name.startswith(("nvfp4", "mixed_precision", "w4a16_nvfp4")):
            return Precision.FP4
    if quantization.flag("load_in_4bit"):
        return Precision.INT4
    return Precision.INT8 if quantization.flag("load_in_8bit") else None
