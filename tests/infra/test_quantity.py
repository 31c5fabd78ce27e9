"""Quantities in canonical form."""

import pytest

from landing_zone.infra.quantity import cpu, memory


@pytest.mark.parametrize(("vcpu", "text"), [(8, "8"), (7.5, "7500m"), (0.0004, "1m"), (1.0, "1")])
def test_cpu(vcpu: float, text: str) -> None:
    """Whole CPUs without a suffix, parts in thousandths, rounded up."""
    assert cpu(vcpu) == text


@pytest.mark.parametrize(
    ("gib", "text"), [(64, "64Gi"), (1.5, "1536Mi"), (2048, "2Ti"), (6.8, "6964Mi"), (0, "0Mi"), (1024.5, "1049088Mi")]
)
def test_memory(gib: float, text: str) -> None:
    """The largest suffix that leaves a whole number, rounded up to a mebibyte."""
    assert memory(gib) == text
