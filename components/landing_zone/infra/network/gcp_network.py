"""A VPC network of GCP with one regional subnet."""

import ipaddress
from typing import Any

import pulumi
from pulumi_gcp.compute import Network, Subnetwork, SubnetworkLogConfigArgs, SubnetworkSecondaryIpRangeArgs

from landing_zone.errors import LandingZoneError
from landing_zone.infra.after import after
from landing_zone.infra.gcp.ranges import PODS, SERVICES
from landing_zone.infra.network.cluster_network import ClusterNetwork, ClusterNetworkArgs
from landing_zone.infra.network.gcp_egress import nat
from landing_zone.infra.network.gcp_firewall import firewall
from landing_zone.infra.network.gcp_hub import spoke
from landing_zone.infra.network.gcp_links import links
from landing_zone.infra.network.gcp_private_apis import private_apis
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name


class GcpNetwork(ClusterNetwork):
    """A network without automatic subnets, closed both ways but for what is named, and its ways to elsewhere.

    A subnet spans the region, so that `subnet_ids` names the one once per zone. Nodes have the first half of the
    network's addresses; the other half is free for load balancers and private endpoints.
    """

    def __init__(self, name: str, args: ClusterNetworkArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:GcpNetwork", name, {}, opts)
        self.zones = pulumi.Output.from_input(args["zones"])
        self.cidr = pulumi.Output.from_input(args["cidr"])
        if "existing" in args:
            self._existing(name, args)
        else:
            self._made(name, args)
        self.register()

    def _existing(self, name: str, args: ClusterNetworkArgs) -> None:
        if "hub" in args or args.get("links"):
            raise LandingZoneError(
                f"network {name} is there already and gets no `hub` and no `links`; attach it where it is made"
            )
        subnets = args["existing_subnets"]
        self.network_id = pulumi.Output.from_input(args["existing"])
        self.subnet_ids = pulumi.Output.from_input([subnets[i % len(subnets)] for i in range(len(args["zones"]))])
        self.links = pulumi.Output.from_input(dict[str, dict[str, str]]())

    def _made(self, name: str, args: ClusterNetworkArgs) -> None:
        network = self._network(name, args)
        subnet = self._subnet(name, args, network)
        ways = [*firewall(name, args, network, self), *nat(name, args, network, subnet, self)]
        if args["endpoints"]:
            ways += private_apis(name, args, network, self)
        if "hub" in args:
            spoke(name, args, network, self)
        self.network_id = network.self_link
        self.subnet_ids = after(subnet.self_link.apply(lambda link: [link] * len(args["zones"])), ways)
        self.links = links(name, args, network, self)

    def _network(self, name: str, args: ClusterNetworkArgs) -> Network:
        """Without NAT and with private endpoints nothing needs the route to the internet."""
        chosen: dict[str, Any] = {
            "name": physical_name(args["environment"], args["cluster"]),
            "auto_create_subnetworks": False,
            "routing_mode": "REGIONAL",
            "delete_default_routes_on_create": args["nat"] == "none" and args["endpoints"],
            **args.get("native", {}),
        }
        return Network(f"{name}-network", **chosen, opts=child(self))

    def _subnet(self, name: str, args: ClusterNetworkArgs, network: Network) -> Subnetwork:
        return Subnetwork(
            f"{name}-nodes",
            name=physical_name(args["environment"], args["cluster"], "nodes"),
            region=args["region"],
            network=network.self_link,
            ip_cidr_range=node_addresses(args["cidr"]),
            secondary_ip_ranges=[
                SubnetworkSecondaryIpRangeArgs(range_name=PODS, ip_cidr_range=args["pods"]),
                SubnetworkSecondaryIpRangeArgs(range_name=SERVICES, ip_cidr_range=args["services"]),
            ],
            private_ip_google_access=True,
            log_config=_flow_logs(args["profile"]) if args["flow_logs"] else None,
            opts=child(self),
        )


def node_addresses(cidr: str) -> str:
    """Return the first half of a network's addresses."""
    return str(next(ipaddress.ip_network(cidr).subnets()))


def _flow_logs(profile: str) -> SubnetworkLogConfigArgs:
    """Half of the flows every five seconds; in `dev` a tenth of them every ten minutes."""
    interval, sampling = ("INTERVAL_10_MIN", 0.1) if profile == "dev" else ("INTERVAL_5_SEC", 0.5)
    return SubnetworkLogConfigArgs(
        aggregation_interval=interval, flow_sampling=sampling, metadata="INCLUDE_ALL_METADATA"
    )
