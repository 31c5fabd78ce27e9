"""How accelerators are cut (MIG) and shared (time slicing): the files that the GPU Operator's parts read."""

from collections.abc import Mapping

import yaml

ALL_DISABLED = "all-disabled"
TIME_SLICED = "time-sliced"


def config_name(profile: str) -> str:
    """Return the name that a node's label `nvidia.com/mig.config` selects the profile by."""
    return f"all-{profile}"


def mig_parted(counts: Mapping[str, int]) -> str:
    """Return mig-parted's `config.yaml` with exactly the profiles of ``counts`` (profile → partitions per device)."""
    configs: dict[str, list[dict[str, object]]] = {ALL_DISABLED: [{"devices": "all", "mig-enabled": False}]}
    for profile, count in sorted(counts.items()):
        configs[config_name(profile)] = [{"devices": "all", "mig-enabled": True, "mig-devices": {profile: count}}]
    return yaml.safe_dump({"version": "v1", "mig-configs": configs}, sort_keys=False)


def time_slicing(slices: int) -> str:
    """Return the device plugin's configuration that lets ``slices`` pods share one whole device."""
    shared = {"name": "nvidia.com/gpu", "replicas": slices}
    return yaml.safe_dump({"version": "v1", "sharing": {"timeSlicing": {"resources": [shared]}}}, sort_keys=False)
