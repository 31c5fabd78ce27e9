"""Time on the links."""

from landing_zone.catalog.load import load_catalog
from landing_zone.sizing.collectives import all_reduce_ms, hand_over_ms
from landing_zone.sizing.constants import FITTED
from landing_zone.sizing.device import device_of_accelerator

ACCELERATORS = load_catalog().accelerators
H100 = device_of_accelerator(ACCELERATORS["H100"])


def test_one_device_adds_up_alone() -> None:
    """Nothing is sent."""
    assert all_reduce_ms(H100, 1, 1e9, FITTED) == 0


def test_small_messages_wait_for_the_start_and_large_ones_for_the_link() -> None:
    """A ring sends at most twice the message over each link."""
    assert all_reduce_ms(H100, 8, 1, FITTED) < 1.001 * FITTED.collective_ms
    least_ms = 2 * 7 / 8 * 1e9 / 450e6
    assert least_ms < all_reduce_ms(H100, 8, 1e9, FITTED) < 2 * least_ms


def test_stages_on_other_nodes_use_the_fabric() -> None:
    """Sixteen devices don't fit on a node of eight, and a network card is slower than NVLink."""
    assert hand_over_ms(H100, 16, 1e8, FITTED) > hand_over_ms(H100, 8, 1e8, FITTED)
