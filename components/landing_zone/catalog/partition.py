"""Partitions: the profiles that an accelerator can be cut into, and what one of them gets of the device."""

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"(?P<profile>[^:]+):(?P<per_device>\d+)(?::(?P<memory_gib>\d+(?:\.\d+)?))?")
_MIG = re.compile(r"(?P<slices>\d)g\.(?P<gb>\d+)gb")
_MODE = re.compile(r"[sdqc]px_nps\d")
MIG_MEMORY_SLICES = 8
"""MIG cuts memory into eighths (NVIDIA MIG User Guide, Supported MIG Profiles)."""
MODE_COMPUTE_SLICES = 8
"""Compute dies of an AMD MI300, which its modes share out evenly."""


@dataclass(frozen=True)
class Partition:
    """A profile (of NVIDIA's MIG, or a mode of AMD's) and how many of it one whole device holds."""

    profile: str
    per_device: int
    memory_gib: float
    """What the driver reports of one; where that is not on record, its eighths of what the whole device shows."""
    compute_slices: int
    """Compute slices of the partition (the `3` of `3g.40gb`); of an AMD device, its compute dies."""

    @property
    def is_mig(self) -> bool:
        """Whether it is a MIG profile."""
        return _MIG.fullmatch(self.profile) is not None


def parse_partition(text: str, device_memory_gib: float) -> Partition | None:
    """Return the partition that ``text`` writes (`3g.40gb:2:39.5`, `cpx_nps4:8`); None if it is none."""
    written = _WRITTEN.fullmatch(text)
    if written is None or int(written["per_device"]) == 0:
        return None
    profile, per_device = written["profile"], int(written["per_device"])
    if mig := _MIG.fullmatch(profile):
        eighths = max(1, round(MIG_MEMORY_SLICES * int(mig["gb"]) / device_memory_gib))
        share, slices = min(eighths / MIG_MEMORY_SLICES, 1.0), int(mig["slices"])
    elif _MODE.fullmatch(profile):
        share, slices = 1 / per_device, MODE_COMPUTE_SLICES // per_device
    else:
        return None
    known = written["memory_gib"]
    return Partition(profile, per_device, float(known) if known else device_memory_gib * share, slices)
