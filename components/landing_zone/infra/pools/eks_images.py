"""Which image nodes of EKS start from: by accelerator, by who brings its driver, and by processor."""

import re

from landing_zone.errors import LandingZoneError
from landing_zone.infra.pools.node_pool import NodePoolArgs

_ARM = re.compile(r"^[a-z]+\d+g|^p\d+e?-gb")
"""Instance types with AWS's own processors, or with Grace: their family says so. Source: EC2 User Guide, "Instance type
naming" (inferred)."""
_VARIANTS = {"nvidia": "NVIDIA", "aws": "NEURON"}
"""Images with drivers, by the accelerator's vendor."""


def ami_type(args: NodePoolArgs) -> str:
    """Return the type of image, as EKS names it.

    The images of Amazon Linux are the only ones with drivers that EKS maintains beside Bottlerocket's, and there is no
    container with NVIDIA's driver for Amazon Linux: the operator can't bring it.
    """
    if "image" in args:
        return _named(args)
    check_driver(args)
    processor = "ARM_64" if _ARM.match(args["instance_type"]) else "x86_64"
    return f"AL2023_{processor}_{_VARIANTS.get(args['accelerator_vendor'], 'STANDARD')}"


def check_driver(args: NodePoolArgs) -> None:
    """Refuse a driver that the GPU Operator would have to install on Amazon Linux."""
    if args["accelerator_vendor"] == "nvidia" and args["driver"] == "operator":
        raise _refused(args, "has no image that the GPU Operator installs a driver on", "write `gpu.owner: host`")


def is_bottlerocket(image: str) -> bool:
    """Return whether the system and what is written lie on disks of their own."""
    return image.startswith("BOTTLEROCKET")


def _named(args: NodePoolArgs) -> str:
    if args["image"].startswith("ami-"):
        fix = "name one of EKS's image types (AL2023_x86_64_NVIDIA, BOTTLEROCKET_x86_64_NVIDIA, …)"
        raise _refused(args, f"can't start nodes from {args['image']}, which does not know its cluster", fix)
    return args["image"]


def _refused(args: NodePoolArgs, problem: str, fix: str) -> LandingZoneError:
    return LandingZoneError(f"pool {args['name']} of cluster {args['cluster_name']}: EKS {problem}; {fix}")
