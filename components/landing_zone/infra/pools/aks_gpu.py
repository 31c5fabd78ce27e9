"""Who brings the driver of a pool's accelerators on AKS, and who cuts them: one owner for each."""

from typing import Any

from pulumi_azure_native.containerservice import GPUProfileArgs

from landing_zone.errors import LandingZoneError
from landing_zone.infra.pools.aks_sizes import can_be_cut
from landing_zone.infra.pools.node_pool import NodePoolArgs

MIG_LABEL = "nvidia.com/mig.config"
"""With this label the GPU Operator cuts the accelerators."""


def gpu_settings(args: NodePoolArgs) -> dict[str, Any]:
    """Return the settings of a pool with accelerators; empty for CPU pools."""
    if not args["per_node"]:
        return {}
    profile = GPUProfileArgs(driver="Install" if args["driver"] == "host" else "None")
    return {"gpu_profile": profile, **_instance_profile(args)}


def _instance_profile(args: NodePoolArgs) -> dict[str, str]:
    """Return the layout that AKS makes, where AKS brings the driver and no operator is told to cut."""
    if "partition" not in args or args["driver"] != "host" or MIG_LABEL in args["labels"]:
        return {}
    if not can_be_cut(args["instance_type"], args["accelerator"]):
        raise LandingZoneError(
            f"pool {args['name']}: accelerators of {args['instance_type']} can't be partitioned; remove `partition`"
        )
    return {"gpu_instance_profile": f"MIG{args['partition'].partition('.')[0]}"}
