"""What GCP's machine types bring."""

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.infra.gcp.machines import accelerator_type, disk_type, tpu_topology


def test_every_accelerator_of_the_catalog_has_its_name_in_the_cloud() -> None:
    """Of NVIDIA's, by machine type; TPUs are machine types themselves."""
    offers = [o for o in load_catalog().offers.values() if o.cloud == "gcp" and o.accelerators]
    unknown = [o.instance_type for o in offers if accelerator_type(o.instance_type, o.accelerator) is None]
    assert offers
    assert [machine for machine in unknown if not machine.startswith("ct")] == []


@pytest.mark.parametrize(
    ("machine", "expected"),
    [
        ("a2-ultragpu-8g", "nvidia-a100-80gb"),
        ("a2-highgpu-1g", "nvidia-tesla-a100"),
        ("a3-megagpu-8g", "nvidia-h100-mega-80gb"),
        ("a3-highgpu-8g", "nvidia-h100-80gb"),
        ("a4x-highgpu-4g", "nvidia-gb200"),
    ],
)
def test_the_longest_family_decides(machine: str, expected: str) -> None:
    """Families share beginnings."""
    assert accelerator_type(machine, "any") == expected


def test_a_general_machine_gets_what_is_attached_to_it() -> None:
    """And nothing that can't be attached."""
    assert accelerator_type("n1-standard-8", "T4") == "nvidia-tesla-t4"
    assert accelerator_type("n1-standard-8", "H100") is None


def test_newer_machines_start_from_hyperdisk() -> None:
    """They have no other disks."""
    assert (disk_type("a4-highgpu-8g"), disk_type("g2-standard-4")) == ("hyperdisk-balanced", "pd-balanced")


def test_a_slice_multiplies_to_its_chips() -> None:
    """Sizes that the cloud does not build have no topology."""
    assert (tpu_topology("ct5lp-hightpu-4t", 32), tpu_topology("ct5p-hightpu-4t", 64)) == ("4x8", "4x4x4")
    assert tpu_topology("ct5lp-hightpu-4t", 12) is None
