"""What GCP's machine types bring: accelerators, disks, topologies of TPU slices.

Names are those of Compute Engine's and GKE's documentation, as of 2026-11-24; inferred where the catalog has no source.
"""

from collections.abc import Mapping

ACCELERATORS: Mapping[str, str] = {
    "g2-": "nvidia-l4",
    "g4-": "nvidia-rtx-pro-6000",
    "a2-ultragpu-": "nvidia-a100-80gb",
    "a2-": "nvidia-tesla-a100",
    "a3-ultragpu-": "nvidia-h200-141gb",
    "a3-megagpu-": "nvidia-h100-mega-80gb",
    "a3-": "nvidia-h100-80gb",
    "a4-": "nvidia-b200",
    "a4x-": "nvidia-gb200",
}
"""Accelerators that are part of a machine, by the beginning of its name; the first that fits."""
ATTACHED: Mapping[str, str] = {"T4": "nvidia-tesla-t4", "V100": "nvidia-tesla-v100", "P100": "nvidia-tesla-p100"}
"""Accelerators that are attached to a general machine (N1), by the catalog's short name."""
HYPERDISK = ("a3-ultragpu-", "a4-", "a4x-", "g4-", "c4", "n4", "ct6e-")
"""Machines that start from Hyperdisk alone."""
TPU_TOPOLOGIES: Mapping[str, Mapping[int, str]] = {
    "ct5lp-": {16: "4x4", 32: "4x8", 64: "8x8", 128: "8x16", 256: "16x16"},
    "ct6e-": {16: "4x4", 32: "4x8", 64: "8x8", 128: "8x16", 256: "16x16"},
    "ct5p-": {8: "2x2x2", 16: "2x2x4", 32: "2x4x4", 64: "4x4x4", 128: "4x4x8", 256: "4x8x8", 512: "8x8x8"},
}
"""Slices of several nodes, by the number of their chips."""


def accelerator_type(machine: str, accelerator: str) -> str | None:
    """Return GCP's name of a machine's NVIDIA accelerator; None if neither machine nor short name is known."""
    built_in = next((name for prefix, name in ACCELERATORS.items() if machine.startswith(prefix)), None)
    return built_in or ATTACHED.get(accelerator)


def disk_type(machine: str) -> str:
    """Return the type of a system disk that the machine can start from."""
    return "hyperdisk-balanced" if machine.startswith(HYPERDISK) else "pd-balanced"


def tpu_topology(machine: str, chips: int) -> str | None:
    """Return the topology of a TPU slice of several nodes; None if there is no slice of that many chips."""
    known = next((sizes for prefix, sizes in TPU_TOPOLOGIES.items() if machine.startswith(prefix)), {})
    return known.get(chips)
