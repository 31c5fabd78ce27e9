"""What programs see of an accelerator's memory."""

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.sizing.program_memory import program_memory_gib

SEEN = {
    "A100-40GB": 39.39,
    "A100-80GB": 79.22,
    "H100": 79.11,
    "H200": 139.72,
    "L40S": 44.4,
    "L4": 22.07,
    "A10G": 22.04,
    "T4": 14.56,
    "V100": 15.77,
    "MI300X": 191.98,
}
"""GiB in PyTorch's out-of-memory messages and vLLM's logs."""


@pytest.mark.parametrize(("name", "gib"), SEEN.items())
def test_what_pytorch_names_is_met(name: str, gib: float) -> None:
    """Within 2 %: drivers differ by half of that."""
    assert program_memory_gib(load_catalog().accelerators[name]) == pytest.approx(gib, rel=0.02)
