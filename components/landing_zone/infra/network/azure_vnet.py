"""A virtual network on Azure: its subnets, their rules, and its ways out."""

from dataclasses import dataclass
from typing import Any

import pulumi
from pulumi_azure_native import network as net

from landing_zone.infra.after import after
from landing_zone.infra.network.azure_subnets import API_SERVER, ENDPOINTS, GATEWAY, SubnetPlan, subnet_plan
from landing_zone.infra.network.cluster_network import ClusterNetworkArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name

_DELEGATED = "Microsoft.ContainerService/managedClusters"


@dataclass(frozen=True)
class VirtualNetwork:
    """A network with its subnets, by name."""

    network: net.VirtualNetwork
    name: pulumi.Output[str]
    """Known to a preview; who uses it waits for the network."""
    subnets: dict[str, net.Subnet]
    nodes: list[str]
    """Names of the nodes' subnets, one per zone in their order; one may stand for all."""


class VnetBuilder:
    """Makes the network of one cluster, below ``parent``."""

    def __init__(self, name: str, args: ClusterNetworkArgs, parent: pulumi.ComponentResource) -> None:
        self._name, self._args, self._parent = name, args, parent
        self._placed: Any = {"resource_group_name": args["resource_group"], "location": args["region"]}

    def build(self) -> VirtualNetwork:
        """Make everything; subnets one after the other, since Azure changes a network once at a time."""
        per_zone = self._args["nat"] == "per-zone"
        plan = subnet_plan(self._args["cidr"], self._args["zones"], per_zone=per_zone)
        network = self._network()
        name = after(pulumi.Output.from_input(self._physical("network")), [network])
        gateways = self._gateways(list(plan.nodes))
        subnets: dict[str, net.Subnet] = {}
        for subnet, settings in self._settings(plan, gateways).items():
            subnets[subnet] = self._subnet(subnet, settings, name, list(subnets.values())[-1:])
        nodes = list(plan.nodes) if per_zone else list(plan.nodes) * len(self._args["zones"])
        return VirtualNetwork(network, name, subnets, nodes)

    def _physical(self, what: str) -> str:
        return physical_name(self._args["environment"], self._args["cluster"], what)

    def _network(self) -> net.VirtualNetwork:
        made: dict[str, Any] = {
            "virtual_network_name": self._physical("network"),
            "address_space": net.AddressSpaceArgs(address_prefixes=[self._args["cidr"]]),
            "tags": self._args["tags"],
            **self._args.get("native", {}),
        }
        return net.VirtualNetwork(f"{self._name}-network", **self._placed, **made, opts=child(self._parent))

    def _gateways(self, subnets: list[str]) -> dict[str, net.NatGateway]:
        """Return the way out of each subnet of nodes; empty where there is none.

        A NAT gateway stands in one zone: `single` in the first, `per-zone` in that of its subnet.
        """
        if self._args["nat"] == "none":
            return {}
        zones = self._args["zones"]
        return {subnet: self._gateway(subnet, zone) for subnet, zone in zip(subnets, zones, strict=False)}

    def _gateway(self, subnet: str, zone: str) -> net.NatGateway:
        address = net.PublicIPAddress(
            f"{self._name}-{subnet}-out",
            public_ip_address_name=self._physical(f"{subnet}-out"),
            sku=net.PublicIPAddressSkuArgs(name="Standard"),
            public_ip_allocation_method="Static",
            zones=[zone],
            tags=self._args["tags"],
            opts=child(self._parent),
            **self._placed,
        )
        return net.NatGateway(
            f"{self._name}-{subnet}-nat",
            nat_gateway_name=self._physical(f"{subnet}-nat"),
            sku=net.NatGatewaySkuArgs(name="Standard"),
            public_ip_addresses=[net.SubResourceArgs(id=address.id)],
            zones=[zone],
            tags=self._args["tags"],
            opts=child(self._parent),
            **self._placed,
        )

    def _settings(self, plan: SubnetPlan, gateways: dict[str, net.NatGateway]) -> dict[str, dict[str, Any]]:
        """Return the settings of each subnet, by name."""
        inside = net.NetworkSecurityGroupArgs(id=self._rules().id)
        settings: dict[str, dict[str, Any]] = {
            subnet: {"address_prefix": cidr, "network_security_group": inside, **_way_out(gateways.get(subnet))}
            for subnet, cidr in plan.nodes.items()
        }
        delegation = net.DelegationArgs(name="aks", service_name=_DELEGATED)
        settings[API_SERVER] = {
            "address_prefix": plan.api_server,
            "network_security_group": inside,
            "delegations": [delegation],
        }
        if self._args["endpoints"]:
            settings[ENDPOINTS] = {"address_prefix": plan.endpoints, "network_security_group": inside}
        if self._args.get("links"):
            settings[GATEWAY] = {"address_prefix": plan.gateway}
        return settings

    def _rules(self) -> net.NetworkSecurityGroup:
        """Make rules: nothing from the internet, and nothing to it where the network has no way out."""
        rules = [_deny("Inbound", source="Internet", destination="*")]
        if self._args["nat"] == "none":
            rules.append(_deny("Outbound", source="*", destination="Internet"))
        return net.NetworkSecurityGroup(
            f"{self._name}-rules",
            network_security_group_name=self._physical("rules"),
            security_rules=rules,
            tags=self._args["tags"],
            opts=child(self._parent),
            **self._placed,
        )

    def _subnet(
        self, subnet: str, settings: dict[str, Any], network: pulumi.Output[str], before: list[net.Subnet]
    ) -> net.Subnet:
        return net.Subnet(
            f"{self._name}-{subnet}",
            subnet_name=subnet,
            virtual_network_name=network,
            resource_group_name=self._args["resource_group"],
            default_outbound_access=False,
            private_endpoint_network_policies="Enabled",
            opts=child(self._parent, depends_on=before),
            **settings,
        )


def _way_out(gateway: net.NatGateway | None) -> dict[str, Any]:
    return {"nat_gateway": net.SubResourceArgs(id=gateway.id)} if gateway else {}


def _deny(direction: str, *, source: str, destination: str) -> net.SecurityRuleArgs:
    return net.SecurityRuleArgs(
        name=f"deny-internet-{direction.lower()}",
        priority=4000,
        access="Deny",
        direction=direction,
        protocol="*",
        source_address_prefix=source,
        source_port_range="*",
        destination_address_prefix=destination,
        destination_port_range="*",
    )
