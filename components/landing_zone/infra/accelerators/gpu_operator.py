"""The NVIDIA GPU Operator, with values for the site: who owns the driver, and how devices are cut and shared."""

from typing import Any, TypedDict

import pulumi

from landing_zone.infra.accelerators import mig
from landing_zone.infra.accelerators.resources import GPU_TAINT, TaintArgs, tolerations
from landing_zone.infra.options import child
from landing_zone.infra.release import release

MIG_CONFIG = "ai-landing-zone-mig"
PLUGIN_CONFIG = "ai-landing-zone-device-plugin"


class GpuOperatorArgs(TypedDict):
    """What the operator must know of its cluster."""

    cluster: str
    """Name of the cluster."""
    managed_image: bool
    """Whether the nodes' image brings the container toolkit, as those of the clouds' managed clusters do."""
    driver_owner: str
    """`operator`: it installs the driver; `host`: the node image brings it."""
    time_slices: int
    """Pods that may share one whole device; 1 = none."""
    partitions: dict[str, int]
    """MIG profiles that the cluster's pools use, with their number on one device."""
    taints: list[TaintArgs]
    """Taints of the cluster's accelerator nodes, which the operator's own pods must tolerate."""
    charts: str
    """Mirror of the charts: a directory or an `oci://` folder; empty = the projects' own repositories."""


def values(args: GpuOperatorArgs) -> dict[str, Any]:
    """Return the chart's values for one site."""
    tolerated = tolerations([GPU_TAINT, *(t for t in args["taints"] if t["key"] != GPU_TAINT["key"])])
    return {
        "driver": {"enabled": args["driver_owner"] == "operator"},
        "toolkit": {"enabled": not (args["driver_owner"] == "host" and args["managed_image"])},
        "mig": {"strategy": "mixed"},
        "migManager": _mig_manager(args["partitions"]),
        "devicePlugin": _device_plugin(args["time_slices"]),
        "dcgmExporter": {"enabled": True, "enablePodLabels": True},
        "daemonsets": {"tolerations": tolerated},
        "node-feature-discovery": {"worker": {"tolerations": tolerated}},
    }


def _mig_manager(partitions: dict[str, int]) -> dict[str, Any]:
    if not partitions:
        return {"enabled": False}
    data = {"config.yaml": mig.mig_parted(partitions)}
    return {
        "enabled": True,
        "config": {"create": True, "name": MIG_CONFIG, "default": mig.ALL_DISABLED, "data": data},
    }


def _device_plugin(time_slices: int) -> dict[str, Any]:
    if time_slices == 1:
        return {"enabled": True}
    data = {mig.TIME_SLICED: mig.time_slicing(time_slices)}
    return {
        "enabled": True,
        "config": {"create": True, "name": PLUGIN_CONFIG, "default": mig.TIME_SLICED, "data": data},
    }


class GpuOperator(pulumi.ComponentResource):
    """Driver, container toolkit, device plugin, MIG manager and metrics of NVIDIA devices."""

    def __init__(self, name: str, args: GpuOperatorArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:GpuOperator", name, {}, opts)
        release(f"{args['cluster']}-gpu-operator", "gpu-operator", values(args), child(self), args["charts"])
        self.register_outputs({})
