"""The files that the GPU Operator's parts read."""

import yaml

from landing_zone.infra.accelerators.mig import config_name, mig_parted, time_slicing


def test_mig_parted_has_exactly_the_profiles_in_use() -> None:
    """One configuration per profile, and the one that a node without a label gets."""
    config = yaml.safe_load(mig_parted({"3g.40gb": 2, "1g.10gb": 7}))
    assert config["version"] == "v1"
    assert list(config["mig-configs"]) == ["all-disabled", "all-1g.10gb", "all-3g.40gb"]
    assert config["mig-configs"][config_name("3g.40gb")] == [
        {"devices": "all", "mig-enabled": True, "mig-devices": {"3g.40gb": 2}}
    ]
    assert config["mig-configs"]["all-disabled"] == [{"devices": "all", "mig-enabled": False}]


def test_time_slicing_shares_whole_devices() -> None:
    """So many replicas of each."""
    config = yaml.safe_load(time_slicing(4))
    assert config["sharing"]["timeSlicing"]["resources"] == [{"name": "nvidia.com/gpu", "replicas": 4}]
