"""Number formats."""

from landing_zone.catalog.load import load_catalog
from landing_zone.config.precision import Precision
from landing_zone.sizing.precision import BYTES_PER_PARAMETER, tflops

ACCELERATORS = load_catalog().accelerators


def test_every_format_has_a_size_and_a_rate() -> None:
    """A format of the configuration is one that can be sized."""
    assert BYTES_PER_PARAMETER.keys() == set(Precision)
    assert all(tflops(ACCELERATORS["B200"], precision) for precision in Precision)


def test_a_format_that_engines_do_not_run_has_no_rate() -> None:
    """V100 has no fp8; A100 widens it to 16 bit."""
    assert tflops(ACCELERATORS["V100"], Precision.FP8) is None
    assert tflops(ACCELERATORS["A100-80GB"], Precision.FP8) == ACCELERATORS["A100-80GB"].bf16_tflops


def test_fp4_is_expanded_where_it_is_not_multiplied() -> None:
    """B200 multiplies it, H100 expands it to 16 bit."""
    assert tflops(ACCELERATORS["B200"], Precision.FP4) == ACCELERATORS["B200"].fp4_tflops
    assert tflops(ACCELERATORS["H100"], Precision.FP4) == ACCELERATORS["H100"].bf16_tflops
