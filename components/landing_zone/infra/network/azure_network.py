"""The network of one cluster on Azure."""

import pulumi

from landing_zone.infra.after import after
from landing_zone.infra.network.azure_endpoints import PrivateEndpoints
from landing_zone.infra.network.azure_flow_logs import flow_logs
from landing_zone.infra.network.azure_hub import attach
from landing_zone.infra.network.azure_links import links
from landing_zone.infra.network.azure_vnet import VirtualNetwork, VnetBuilder
from landing_zone.infra.network.cluster_network import ClusterNetwork, ClusterNetworkArgs


class AzureNetwork(ClusterNetwork):
    """A virtual network, or one that is there already.

    Subnets of Azure span its zones, so `subnet_ids` names one for all of them, but for `per-zone` ways out: then each
    zone has its subnet and its NAT gateway, and a pool leaves by that of its first zone. A network that is there needs
    a subnet `api-server`, and what `nat` and `endpoints` say must be there, too.
    """

    def __init__(self, name: str, args: ClusterNetworkArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:AzureNetwork", name, {}, opts)
        self._endpoints: PrivateEndpoints | None = None
        self.zones = pulumi.Output.from_input(args["zones"])
        self.cidr = pulumi.Output.from_input(args["cidr"])
        if "existing" in args:
            self._take(args["existing"], args)
        else:
            self._make(name, args)
        self.register()

    def _take(self, network: str, args: ClusterNetworkArgs) -> None:
        there = args["existing_subnets"]
        self.network_id = pulumi.Output.from_input(network)
        self.subnet_ids = pulumi.Output.from_input([there[i % len(there)] for i, _ in enumerate(args["zones"])])
        self.links = pulumi.Output.from_input(dict[str, dict[str, str]]())

    def _make(self, name: str, args: ClusterNetworkArgs) -> None:
        made = VnetBuilder(name, args, self).build()
        needed = list(made.subnets.values()) + self._around(name, args, made)
        self.network_id = after(made.network.id, needed)
        self.subnet_ids = after(pulumi.Output.all(*(made.subnets[subnet].id for subnet in made.nodes)), needed)
        self.links = links(name, self, args, made)

    def _around(self, name: str, args: ClusterNetworkArgs, made: VirtualNetwork) -> list[pulumi.Resource]:
        """Make what belongs to the network, and return what a cluster in it waits for."""
        if args["flow_logs"]:
            flow_logs(name, self, args, made)
        if hub := args.get("hub"):
            attach(name, self, args, made, hub)
        if not args["endpoints"]:
            return []
        self._endpoints = PrivateEndpoints(name, self, args, made)
        return self._endpoints.records

    def reach(self, name: str, store: pulumi.Input[str]) -> None:
        """Make a private endpoint for the account that a store, a container, lies in; stores have no public one."""
        if self._endpoints:
            account = pulumi.Output.from_input(store).apply(lambda container: container.partition("/blobServices/")[0])
            self._endpoints.add({"name": name, "service": "blob", "id": account})
