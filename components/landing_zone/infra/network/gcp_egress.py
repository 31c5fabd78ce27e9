"""Cloud NAT: the way out to the internet of nodes without public addresses."""

import pulumi
from pulumi_gcp.compute import Address, Network, Router, RouterNat, RouterNatLogConfigArgs, RouterNatSubnetworkArgs
from pulumi_gcp.compute import Subnetwork as Subnet

from landing_zone.infra.gcp.labels import gcp_labels
from landing_zone.infra.network.cluster_network import ClusterNetworkArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name


def nat(
    name: str, args: ClusterNetworkArgs, network: Network, subnet: Subnet, parent: pulumi.Resource
) -> list[pulumi.CustomResource]:
    """Make the NAT of a region, and return it; `none` makes nothing.

    Cloud NAT is regional and survives the loss of a zone. `per-zone` differs in what others see: as many fixed
    addresses as there are zones, which they can let in.
    """
    if args["nat"] == "none":
        return []
    physical = physical_name(args["environment"], args["cluster"], "nat")
    router = Router(
        f"{name}-router", name=physical, region=args["region"], network=network.self_link, opts=child(parent)
    )
    fixed = _addresses(name, args, parent) if args["nat"] == "per-zone" else []
    gateway = RouterNat(
        f"{name}-nat",
        name=physical,
        region=args["region"],
        router=router.name,
        nat_ip_allocate_option="MANUAL_ONLY" if fixed else "AUTO_ONLY",
        nat_ips=[address.self_link for address in fixed] or None,
        source_subnetwork_ip_ranges_to_nat="LIST_OF_SUBNETWORKS",
        subnetworks=[RouterNatSubnetworkArgs(name=subnet.self_link, source_ip_ranges_to_nats=["ALL_IP_RANGES"])],
        enable_dynamic_port_allocation=True,
        enable_endpoint_independent_mapping=False,
        log_config=RouterNatLogConfigArgs(enable=True, filter="ERRORS_ONLY"),
        opts=child(parent),
    )
    return [gateway]


def _addresses(name: str, args: ClusterNetworkArgs, parent: pulumi.Resource) -> list[Address]:
    return [
        Address(
            f"{name}-nat-{zone}",
            name=physical_name(args["environment"], args["cluster"], "nat", zone),
            region=args["region"],
            address_type="EXTERNAL",
            labels=gcp_labels(args["tags"]),
            opts=child(parent),
        )
        for zone in args["zones"]
    ]
