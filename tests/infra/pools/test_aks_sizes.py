"""What the names of Azure's machine sizes say."""

import pytest

from landing_zone.infra.pools.aks_sizes import can_be_cut, has_infiniband


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("Standard_ND96isr_H100_v5", True),
        ("Standard_ND96amsr_A100_v4", True),
        ("Standard_ND96asr_v4", True),
        ("Standard_HB120rs_v3", True),
        ("Standard_NC24ads_A100_v4", False),
        ("Standard_NC40ads_H100_v5", False),
        ("Standard_D4ds_v5", False),
    ],
)
def test_a_size_with_an_r_has_infiniband(size: str, expected: bool) -> None:
    """The letter is among the features, not in the family or the device."""
    assert has_infiniband(size) is expected


def test_only_some_accelerators_can_be_cut() -> None:
    """Those that have MIG, in sizes of an N family."""
    assert can_be_cut("Standard_NC24ads_A100_v4", "A100-80GB")
    assert can_be_cut("Standard_ND96isr_H100_v5", "H100")
    assert not can_be_cut("Standard_NC8as_T4_v3", "T4")
    assert not can_be_cut("Standard_D4ds_v5", "cpu")
