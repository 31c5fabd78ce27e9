"""What the nodes of a GKE pool are: machine, accelerators, disk, image, labels and taints, hardened."""

from typing import Any

from pulumi_gcp.container import (
    NodePoolNodeConfigArgs,
    NodePoolNodeConfigGuestAcceleratorArgs,
    NodePoolNodeConfigGuestAcceleratorGpuDriverInstallationConfigArgs,
    NodePoolNodeConfigGvnicArgs,
    NodePoolNodeConfigKubeletConfigArgs,
    NodePoolNodeConfigReservationAffinityArgs,
    NodePoolNodeConfigShieldedInstanceConfigArgs,
    NodePoolNodeConfigTaintArgs,
    NodePoolNodeConfigWorkloadMetadataConfigArgs,
)

from landing_zone.errors import LandingZoneError
from landing_zone.infra.gcp.labels import gcp_labels
from landing_zone.infra.gcp.machines import accelerator_type, disk_type
from landing_zone.infra.pools.kubelet_labels import kubelet_labels
from landing_zone.infra.pools.node_pool import NodePoolArgs

EFFECTS = {"NoSchedule": "NO_SCHEDULE", "PreferNoSchedule": "PREFER_NO_SCHEDULE", "NoExecute": "NO_EXECUTE"}
OWN_DEVICE_PLUGIN_OFF = {"gke-no-default-nvidia-gpu-device-plugin": "true"}
"""Keeps GKE's device plugin, driver and partitioning off nodes that the GPU Operator looks after."""
NETWORK_DRIVER = {"cloud.google.com/gke-networking-dra-driver": "true"}
LONGEST_RUN_SECONDS = 7 * 86_400
"""How long nodes of flex-start live, at most."""
RESERVATION = "compute.googleapis.com/reservation-name"


def node_config(args: NodePoolArgs, *, spot: bool) -> NodePoolNodeConfigArgs:
    """Return the nodes' configuration; ``spot`` says whether they can be taken away."""
    return NodePoolNodeConfigArgs(
        machine_type=args["instance_type"],
        image_type=args.get("image") or _image(args),
        disk_size_gb=args["disk_gib"],
        disk_type=disk_type(args["instance_type"]),
        boot_disk_kms_key=args["key"],
        guest_accelerators=_accelerators(args),
        labels={**kubelet_labels(args["labels"]), **_own_labels(args)},
        taints=[
            NodePoolNodeConfigTaintArgs(key=t["key"], value=t.get("value", ""), effect=EFFECTS[t["effect"]])
            for t in args["taints"]
        ],
        resource_labels=gcp_labels(args["tags"]),
        gvnic=NodePoolNodeConfigGvnicArgs(enabled=True),
        **_purchase(args, spot),
        **_hardened(args),
    )


def _is_operators(args: NodePoolArgs) -> bool:
    """Return whether the GPU Operator brings these nodes' driver."""
    return args["accelerator_vendor"] == "nvidia" and args["driver"] == "operator"


def _image(args: NodePoolArgs) -> str:
    """The operator's driver is built for Ubuntu; everything else runs on Google's own system."""
    return "UBUNTU_CONTAINERD" if _is_operators(args) else "COS_CONTAINERD"


def _own_labels(args: NodePoolArgs) -> dict[str, str]:
    device_plugin = OWN_DEVICE_PLUGIN_OFF if _is_operators(args) else {}
    return {**device_plugin, **(NETWORK_DRIVER if args["fast_network"] else {})}


def _accelerators(args: NodePoolArgs) -> list[NodePoolNodeConfigGuestAcceleratorArgs] | None:
    """Return NVIDIA's accelerators; TPUs are part of their machine types. One owner cuts them: operator or GKE."""
    if args["accelerator_vendor"] != "nvidia":
        return None
    kind = accelerator_type(args["instance_type"], args["accelerator"])
    if kind is None:
        raise LandingZoneError(
            f"pool {args['name']}: GCP has no {args['accelerator']} in {args['instance_type']}; correct one of the two"
        )
    operators = _is_operators(args)
    version = "INSTALLATION_DISABLED" if operators else "DEFAULT"
    driver = NodePoolNodeConfigGuestAcceleratorGpuDriverInstallationConfigArgs(gpu_driver_version=version)
    return [
        NodePoolNodeConfigGuestAcceleratorArgs(
            type=kind,
            count=args["per_node"],
            gpu_driver_installation_config=driver,
            gpu_partition_size=None if operators else args.get("partition"),
        )
    ]


def _purchase(args: NodePoolArgs, spot: bool) -> dict[str, Any]:
    flex = args.get("flex_start", False)
    return {
        "spot": spot,
        "flex_start": flex or None,
        "max_run_duration": f"{LONGEST_RUN_SECONDS}s" if flex else None,
        "reservation_affinity": _reservation(args),
    }


def _reservation(args: NodePoolArgs) -> NodePoolNodeConfigReservationAffinityArgs:
    """Only reserved pools take reserved capacity: others would use up what is kept for them."""
    if args["purchase"] not in ("reserved", "capacity-block"):
        return NodePoolNodeConfigReservationAffinityArgs(consume_reservation_type="NO_RESERVATION")
    if "reservation" in args:
        return NodePoolNodeConfigReservationAffinityArgs(
            consume_reservation_type="SPECIFIC_RESERVATION", key=RESERVATION, values=[args["reservation"]]
        )
    if args["purchase"] == "capacity-block":
        raise LandingZoneError(
            f"pool {args['name']} is a capacity block; write the reservation's name as `reservation`"
        )
    return NodePoolNodeConfigReservationAffinityArgs(consume_reservation_type="ANY_RESERVATION")


def _hardened(args: NodePoolArgs) -> dict[str, Any]:
    """A driver that the operator builds is not signed, and secure boot would refuse it."""
    return {
        "service_account": args["node_role"],
        "oauth_scopes": ["https://www.googleapis.com/auth/cloud-platform"],
        "metadata": {"disable-legacy-endpoints": "true"},
        "workload_metadata_config": NodePoolNodeConfigWorkloadMetadataConfigArgs(mode="GKE_METADATA"),
        "shielded_instance_config": NodePoolNodeConfigShieldedInstanceConfigArgs(
            enable_secure_boot=not _is_operators(args), enable_integrity_monitoring=True
        ),
        "kubelet_config": NodePoolNodeConfigKubeletConfigArgs(insecure_kubelet_readonly_port_enabled="FALSE"),
    }
