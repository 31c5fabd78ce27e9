"""What instances of an EKS pool are started with."""

from typing import Any

import pulumi
from pulumi_aws import ec2

from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name
from landing_zone.infra.pools.efa_interfaces import efa_interfaces
from landing_zone.infra.pools.eks_images import ami_type, is_bottlerocket
from landing_zone.infra.pools.node_pool import NodePoolArgs

TAGGED = ("instance", "volume", "network-interface")
CAPACITY_BLOCK = "capacity-block"
_SYSTEM_GIB = 4
"""Size of Bottlerocket's system disk, to which nobody writes."""


def launch_template(parent: pulumi.Resource, name: str, args: NodePoolArgs) -> ec2.LaunchTemplate:
    """Make the template, and the placement group if nodes stand together."""
    physical = physical_name(*pool_name(args), limit=128)
    interfaces: Any = efa_interfaces(args) if args["fast_network"] else None
    return ec2.LaunchTemplate(
        f"{name}-template",
        name=physical,
        update_default_version=True,
        metadata_options={"http_endpoint": "enabled", "http_tokens": "required", "http_put_response_hop_limit": 1},
        block_device_mappings=_disks(args),
        monitoring={"enabled": True},
        network_interfaces=interfaces,
        tag_specifications=[{"resource_type": kind, "tags": {**args["tags"], "Name": physical}} for kind in TAGGED],
        tags=args["tags"],
        **_reservation(args),
        **_placement(parent, name, args),
        opts=child(parent),
    )


def pool_name(args: NodePoolArgs) -> tuple[str, str, str]:
    """Return the parts of the pool's name in its account and region."""
    return args["environment"], args["cluster_name"], args["name"]


def _disks(args: NodePoolArgs) -> Any:
    if is_bottlerocket(ami_type(args)):
        return [_disk("/dev/xvda", _SYSTEM_GIB, args["key"]), _disk("/dev/xvdb", args["disk_gib"], args["key"])]
    return [_disk("/dev/xvda", args["disk_gib"], args["key"])]


def _disk(device: str, size_gib: int, key: pulumi.Input[str]) -> dict[str, Any]:
    disk = {
        "volume_type": "gp3",
        "volume_size": size_gib,
        "encrypted": "true",
        "kms_key_id": key,
        "delete_on_termination": "true",
    }
    return {"device_name": device, "ebs": disk}


def _reservation(args: NodePoolArgs) -> dict[str, Any]:
    """Return the reserved capacity that is aimed at; capacity blocks also want the instance type here."""
    if "reservation" not in args:
        return {}
    named = args["reservation"]
    kind = "capacity_reservation_resource_group_arn" if named.startswith("arn:") else "capacity_reservation_id"
    aim = {"capacity_reservation_specification": {"capacity_reservation_target": {kind: named}}}
    if args["purchase"] != CAPACITY_BLOCK:
        return aim
    return {
        **aim,
        "instance_market_options": {"market_type": CAPACITY_BLOCK},
        "instance_type": args["instance_type"],
    }


def _placement(parent: pulumi.Resource, name: str, args: NodePoolArgs) -> dict[str, Any]:
    if not args["together"]:
        return {}
    group = ec2.PlacementGroup(
        f"{name}-placement",
        name=physical_name(*pool_name(args), limit=255),
        strategy="cluster",
        tags=args["tags"],
        opts=child(parent),
    )
    return {"placement": {"group_name": group.name}}
