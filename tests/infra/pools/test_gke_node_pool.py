"""Pools of GKE."""

from typing import Any

import pytest

from landing_zone.errors import LandingZoneError
from landing_zone.infra.pools.gke_node_pool import GkeNodePool, first_zones

GPU_TAINT = {"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"}
ARGS: dict[str, Any] = {
    "environment": "prod",
    "cluster": "eu",
    "cluster_name": "eu",
    "name": "h100",
    "account": "clinic-prod",
    "region": "europe-west3",
    "profile": "prod",
    "kubernetes": "1.34",
    "instance_type": "a3-highgpu-8g",
    "accelerator": "H100",
    "accelerator_vendor": "nvidia",
    "per_node": 8,
    "min": 0,
    "max": 4,
    "planned": 2,
    "zones": ["europe-west3-a", "europe-west3-b"],
    "subnet_ids": ["nodes", "nodes"],
    "labels": {"ai-landing-zone/pool": "h100", "app.kubernetes.io/managed-by": "ai-landing-zone"},
    "taints": [GPU_TAINT],
    "purchase": "on-demand",
    "disk_gib": 200,
    "driver": "host",
    "together": False,
    "fast_network": False,
    "fallback": True,
    "node_role": "nodes@clinic-prod.iam.gserviceaccount.com",
    "key": "key",
    "tags": {"owner": "ai"},
}
TPU = {
    "instance_type": "ct5lp-hightpu-4t",
    "accelerator": "TPU-v5e",
    "accelerator_vendor": "google",
    "per_node": 4,
    "together": True,
}


def pools(registered: Any, **more: Any) -> list[dict[str, Any]]:
    """Return the inputs of the pools that are made."""
    args: Any = {**ARGS, **more}
    made = registered(lambda: GkeNodePool("eu-h100", args))
    return [r.inputs for r in made if r.type == "gcp:container/nodePool:NodePool"]


def test_it_starts_with_the_planned_nodes(registered: Any) -> None:
    """The cloud counts them per zone, and the limits over all zones."""
    [pool] = pools(registered)
    assert pool["initialNodeCount"] * len(pool["nodeLocations"]) == 2
    assert (pool["autoscaling"]["totalMinNodeCount"], pool["autoscaling"]["totalMaxNodeCount"]) == (0, 4)


@pytest.mark.parametrize(("start", "zones"), [(0, 3), (1, 1), (2, 2), (3, 3), (4, 2), (5, 1), (6, 3)])
def test_nodes_are_shared_out_evenly(start: int, zones: int) -> None:
    """Among the most zones that allows, so that there are never more of them than planned."""
    assert first_zones(["a", "b", "c"], start, together=False) == ["a", "b", "c"][:zones]


def test_native_arguments_are_the_last_word(registered: Any) -> None:
    """Also over those made here."""
    [pool] = pools(registered, native={"max_pods_per_node": 32, "node_locations": ["europe-west3-c"]})
    assert (pool["maxPodsPerNode"], pool["nodeLocations"]) == (32, ["europe-west3-c"])


def test_nodes_are_hardened(registered: Any) -> None:
    """Encrypted disks, own account, the metadata server of workload identity, shielded."""
    [pool] = pools(registered)
    node = pool["nodeConfig"]
    assert (node["bootDiskKmsKey"], node["serviceAccount"]) == ("key", ARGS["node_role"])
    assert node["workloadMetadataConfig"] == {"mode": "GKE_METADATA"}
    assert node["shieldedInstanceConfig"] == {"enableIntegrityMonitoring": True, "enableSecureBoot": True}
    assert node["kubeletConfig"] == {"insecureKubeletReadonlyPortEnabled": "FALSE"}
    assert pool["networkConfig"]["enablePrivateNodes"] is True
    assert pool["management"] == {"autoRepair": True, "autoUpgrade": True}


def test_nodes_carry_labels_and_taints(registered: Any) -> None:
    """In the cloud's spelling, without labels that a kubelet would not start with."""
    [pool] = pools(registered)
    assert pool["nodeConfig"]["labels"] == {"ai-landing-zone/pool": "h100"}
    assert pool["nodeConfig"]["taints"] == [{**GPU_TAINT, "effect": "NO_SCHEDULE"}]


def test_google_owns_the_driver_where_the_image_brings_it(registered: Any) -> None:
    """And cuts the devices."""
    [pool] = pools(registered, partition="3g.40gb")
    [gpu] = pool["nodeConfig"]["guestAccelerators"]
    assert (gpu["type"], gpu["count"], gpu["gpuPartitionSize"]) == ("nvidia-h100-80gb", 8, "3g.40gb")
    assert gpu["gpuDriverInstallationConfig"] == {"gpuDriverVersion": "DEFAULT"}
    assert pool["nodeConfig"]["imageType"] == "COS_CONTAINERD"


def test_the_operator_owns_driver_devices_and_partitions_alone(registered: Any) -> None:
    """Two owners of `nvidia.com/gpu` would count every device twice; its driver is not signed."""
    [pool] = pools(registered, driver="operator", partition="3g.40gb")
    node = pool["nodeConfig"]
    assert node["labels"]["gke-no-default-nvidia-gpu-device-plugin"] == "true"
    [gpu] = node["guestAccelerators"]
    assert "gpuPartitionSize" not in gpu
    assert gpu["gpuDriverInstallationConfig"] == {"gpuDriverVersion": "INSTALLATION_DISABLED"}
    assert (node["imageType"], node["shieldedInstanceConfig"]["enableSecureBoot"]) == ("UBUNTU_CONTAINERD", False)


def test_a_spot_pool_has_one_that_takes_over(registered: Any) -> None:
    """On demand, of the same nodes, from zero."""
    spot, on_demand = pools(registered, purchase="spot")
    assert (spot["nodeConfig"]["spot"], on_demand["nodeConfig"]["spot"]) == (True, False)
    assert (on_demand["initialNodeCount"], on_demand["autoscaling"]["totalMaxNodeCount"]) == (0, 4)
    assert on_demand["nodeConfig"]["labels"] == spot["nodeConfig"]["labels"]
    assert len(pools(registered, purchase="spot", fallback=False)) == 1


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"purchase": "on-demand"}, {"consumeReservationType": "NO_RESERVATION"}),
        ({"purchase": "reserved"}, {"consumeReservationType": "ANY_RESERVATION"}),
        (
            {"purchase": "capacity-block", "reservation": "h100-week-40"},
            {
                "consumeReservationType": "SPECIFIC_RESERVATION",
                "key": "compute.googleapis.com/reservation-name",
                "values": ["h100-week-40"],
            },
        ),
    ],
)
def test_reserved_capacity_is_for_reserved_pools(
    registered: Any, more: dict[str, Any], expected: dict[str, Any]
) -> None:
    """Others leave it alone."""
    [pool] = pools(registered, **more)
    assert pool["nodeConfig"]["reservationAffinity"] == expected


def test_flex_start_waits_in_a_queue_from_zero(registered: Any) -> None:
    """Nodes come when all of them are there, and live for a week at most."""
    [pool] = pools(registered, flex_start=True)
    assert (pool["initialNodeCount"], pool["queuedProvisioning"]) == (0, {"enabled": True})
    assert (pool["nodeConfig"]["flexStart"], pool["nodeConfig"]["maxRunDuration"]) == (True, "604800s")
    assert pool["management"]["autoRepair"] is False
    assert pool["autoscaling"]["locationPolicy"] == "ANY"


def test_nodes_that_stand_together_do_so_in_one_zone(registered: Any) -> None:
    """With the network for models on several nodes, where that is asked for."""
    [pool] = pools(registered, together=True, fast_network=True)
    assert (pool["placementPolicy"], pool["nodeLocations"]) == ({"type": "COMPACT"}, ["europe-west3-a"])
    assert pool["networkConfig"]["acceleratorNetworkProfile"] == "auto"


def test_a_slice_of_tpus_has_its_topology(registered: Any) -> None:
    """Four nodes of four chips; sizes that the cloud does not build are refused."""
    [pool] = pools(registered, **TPU, planned=4)
    assert pool["placementPolicy"] == {"tpuTopology": "4x4", "type": "COMPACT"}
    assert "guestAccelerators" not in pool["nodeConfig"]
    with pytest.raises(LandingZoneError, match="12 chips"):
        pools(registered, **TPU, planned=3)


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"instance_type": "n2-standard-16"}, "no H100 in n2-standard-16"),
        ({"purchase": "capacity-block"}, "`reservation`"),
    ],
)
def test_what_the_cloud_does_not_have_is_refused(registered: Any, more: dict[str, Any], problem: str) -> None:
    """Before anything is made."""
    with pytest.raises(LandingZoneError, match=problem):
        pools(registered, **more)
