"""Devices as pods see them."""

from collections.abc import Callable

from landing_zone.config.pool import Pool
from landing_zone.sizing.device import Device
from landing_zone.sizing.node import node_share

DeviceOf = Callable[..., Device]
PoolOf = Callable[..., Pool]


def test_a_whole_device_is_its_accelerator(device: DeviceOf) -> None:
    """Memory that programs see, bandwidth and number are those of the node."""
    h100 = device("H100")
    assert (h100.bandwidth_gb_per_s, h100.per_node) == (3350, 8)
    assert 79 < h100.memory_gib < 80
    assert h100.resource == "nvidia.com/gpu"


def test_a_partition_has_its_share(device: DeviceOf) -> None:
    """3g.40gb of an A100: half of the memory and bandwidth, three sevenths of the compute, two per device."""
    part = device("A100-80GB", partition="3g.40gb")
    assert (part.memory_gib, part.per_node) == (39.25, 16)
    assert part.bandwidth_gb_per_s == 2039 * 39.25 / 80
    assert part.compute_share == 3 / 7
    assert part.resource == "nvidia.com/mig-3g.40gb"


def test_a_rounded_profile_name_gives_no_extra_memory(device: DeviceOf) -> None:
    """Four 1g.24gb do not make an H100 NVL larger than its 94 GiB."""
    assert device("H100-NVL", partition="1g.24gb").memory_gib < 94 / 4


def test_vendors_have_their_resource(device: DeviceOf) -> None:
    """AMD devices are asked for by their own name."""
    assert device("MI300X").resource == "amd.com/gpu"


def test_a_vcpu_is_a_thread_of_the_reference(device: DeviceOf) -> None:
    """96 of them make its socket; they ask for no extended resource."""
    vcpu = device("cpu")
    assert vcpu.is_cpu
    assert vcpu.resource is None
    assert vcpu.bandwidth_gb_per_s * 96 == 307


def test_shares_add_up_to_the_node_less_its_reserve(make_pool: PoolOf, device: DeviceOf) -> None:
    """A tenth stays with the system; the rest is cut evenly."""
    share = node_share(make_pool("H100"), device("H100"))
    assert (share.slots, round(share.vcpu_per_slot * 8, 6), round(share.memory_gib_per_slot * 8, 6)) == (
        8,
        172.8,
        1382.4,
    )
    assert node_share(make_pool("cpu", vcpu=16), device("cpu", vcpu=16)).slots == 14
    assert node_share(make_pool("cpu", vcpu=1), device("cpu", vcpu=1)).slots == 0
