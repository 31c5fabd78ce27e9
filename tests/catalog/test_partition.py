"""What a partition gets of its device."""

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.partition import Partition, parse_partition


def test_memory_read_off_is_taken() -> None:
    """As it is written, whatever the name says."""
    assert parse_partition("1g.23gb:7:20.5", 179) == Partition("1g.23gb", 7, 20.5, 1)


@pytest.mark.parametrize(
    ("text", "device_gib", "eighths", "slices"),
    [("1g.34gb:7", 268.6, 1, 1), ("2g.67gb:3", 268.6, 2, 2), ("3g.135gb:2", 268.6, 4, 3), ("4g.24gb:1", 24, 8, 4)],
)
def test_else_mig_memory_is_in_eighths(text: str, device_gib: float, eighths: int, slices: int) -> None:
    """Names round up; the device is cut into eighths."""
    partition = parse_partition(text, device_gib)
    assert partition is not None
    assert partition.memory_gib == pytest.approx(device_gib * eighths / 8)
    assert (partition.compute_slices, partition.is_mig) == (slices, True)


def test_modes_share_evenly() -> None:
    """Eight of an AMD device get one compute die and an eighth of the memory each."""
    assert parse_partition("cpx_nps4:8", 192) == Partition("cpx_nps4", 8, 24, 1)


@pytest.mark.parametrize("text", ["3g.40gb", "3g.40gb:0", "3g:2", "3g.40gb:2:", "half:2", ""])
def test_what_is_no_partition(text: str) -> None:
    """A profile needs its count."""
    assert parse_partition(text, 80) is None


def test_read_memory_is_near_the_eighths() -> None:
    """Every figure on record is at most its eighths of the device, and at least 85 % of them."""
    for accelerator in load_catalog().accelerators.values():
        for partition in accelerator.partitions:
            named = parse_partition(f"{partition.profile}:{partition.per_device}", accelerator.visible_memory_gib)
            assert named is not None
            assert 0.85 * named.memory_gib <= partition.memory_gib <= named.memory_gib
