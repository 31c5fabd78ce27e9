"""What instances of a Karpenter pool are started with, as its EC2NodeClass says it."""

from typing import Any

import pulumi
from pulumi_aws import ec2

from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name
from landing_zone.infra.pools.node_pool import NodePoolArgs

GROUP = "karpenter.k8s.aws"
KIND = "EC2NodeClass"
IMAGE = "al2023@latest"
"""Amazon Linux, with the driver of the instance type's accelerators."""


def node_class_spec(args: NodePoolArgs, placement: ec2.PlacementGroup | None) -> dict[str, Any]:
    """Return the spec; where pods ask for EFA, Karpenter adds the interfaces itself."""
    spec: dict[str, Any] = {
        "amiSelectorTerms": [_image(args.get("image", IMAGE))],
        "role": pulumi.Output.from_input(args["node_role"]).apply(lambda arn: arn.rpartition("/")[2]),
        "subnetSelectorTerms": pulumi.Output.from_input(args["subnet_ids"]).apply(_by_id),
        "securityGroupSelectorTerms": [_security_group(args)],
        "associatePublicIPAddress": False,
        "metadataOptions": {"httpEndpoint": "enabled", "httpTokens": "required", "httpPutResponseHopLimit": 1},
        "blockDeviceMappings": [_disk(args)],
        "detailedMonitoring": True,
        "tags": args["tags"],
    }
    if "reservation" in args:
        spec["capacityReservationSelectorTerms"] = [{"id": args["reservation"]}]
    if placement is not None:
        spec["placementGroupSelector"] = {"name": placement.name}
    return spec


def placement_group(parent: pulumi.Resource, name: str, args: NodePoolArgs) -> ec2.PlacementGroup | None:
    """Make the placement group of nodes that stand close to each other; None for others."""
    if not args["together"]:
        return None
    return ec2.PlacementGroup(
        f"{name}-placement",
        name=physical_name(args["environment"], args["cluster_name"], args["name"], limit=255),
        strategy="cluster",
        tags=args["tags"],
        opts=child(parent),
    )


def _image(name: str) -> dict[str, str]:
    return {"id": name} if name.startswith("ami-") else {"alias": name}


def _by_id(ids: list[str]) -> list[dict[str, str]]:
    return [{"id": found} for found in ids]


def _security_group(args: NodePoolArgs) -> dict[str, Any]:
    """Return what finds the cluster's own group: its id, else the tag that EKS gives to no other."""
    if "security_group" in args:
        return {"id": args["security_group"]}
    return {"tags": {"aws:eks:cluster-name": args["cluster"]}}


def _disk(args: NodePoolArgs) -> dict[str, Any]:
    disk = {
        "volumeType": "gp3",
        "volumeSize": f"{args['disk_gib']}Gi",
        "encrypted": True,
        "kmsKeyID": args["key"],
        "deleteOnTermination": True,
    }
    return {"deviceName": "/dev/xvda", "ebs": disk}
