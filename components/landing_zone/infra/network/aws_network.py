"""The network of a cluster on AWS: a VPC of its own, or one that is there."""

import pulumi

from landing_zone.infra.after import after
from landing_zone.infra.network.aws_endpoints import add_endpoints
from landing_zone.infra.network.aws_flow_logs import add_flow_logs
from landing_zone.infra.network.aws_hub import add_hub
from landing_zone.infra.network.aws_links import LinkSettings, add_links
from landing_zone.infra.network.aws_subnet_plan import subnet_plan
from landing_zone.infra.network.aws_vpc import AwsVpc, make_vpc
from landing_zone.infra.network.aws_ways_out import add_ways_out
from landing_zone.infra.network.cluster_network import ClusterNetwork, ClusterNetworkArgs


class AwsNetwork(ClusterNetwork):
    """A VPC with private subnets, the ways out and in that are asked for, and logs of its flows."""

    def __init__(self, name: str, args: ClusterNetworkArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:AwsNetwork", name, {}, opts)
        self.zones = pulumi.Output.from_input(args["zones"])
        self.cidr = pulumi.Output.from_input(args["cidr"])
        if "existing" in args:
            self.network_id = pulumi.Output.from_input(args["existing"])
            self.subnet_ids = pulumi.Output.from_input(args.get("existing_subnets", []))
            self.links = pulumi.Output.from_input({})
        else:
            self._make(name, args)
        self.register()

    def _make(self, name: str, args: ClusterNetworkArgs) -> None:
        plan = subnet_plan(args["cidr"], args["zones"])
        made = make_vpc(self, name, args, plan)
        reached = add_ways_out(made, plan)
        if args["endpoints"]:
            reached += add_endpoints(made)
        if args["flow_logs"]:
            add_flow_logs(made)
        self.links = _beyond(made, reached)
        self.network_id = made.vpc.id
        self.subnet_ids = after(pulumi.Output.all(*(s.id for s in made.subnets.values())), reached)


def _beyond(made: AwsVpc, reached: list[pulumi.Resource]) -> LinkSettings:
    """Attach the network to its hub and sites; what nodes reach through the hub is added to ``reached``."""
    if "hub" in made.args:
        reached += add_hub(made, made.args["hub"])
    return add_links(made, made.args.get("links", []))
