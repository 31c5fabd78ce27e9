"""Private endpoints on Azure: names and addresses inside the network for registry, vaults, stores and model APIs."""

from typing import NamedTuple

import pulumi
from pulumi_azure_native import network as net
from pulumi_azure_native.privatedns import PrivateZone, SubResourceArgs, VirtualNetworkLink

from landing_zone.infra.after import after
from landing_zone.infra.azure.ids import vault_id
from landing_zone.infra.network.azure_subnets import ENDPOINTS
from landing_zone.infra.network.azure_vnet import VirtualNetwork
from landing_zone.infra.network.cluster_network import ClusterNetworkArgs, PrivateTargetArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name


class Service(NamedTuple):
    """A service that is reached by private endpoints."""

    zone: str
    """Private DNS zone. Source: Azure Private Link's reference of zones (inferred)."""
    group: str
    """What of the resource is reached."""


SERVICES = {
    "registry": Service("privatelink.azurecr.io", "registry"),
    "vault": Service("privatelink.vaultcore.azure.net", "vault"),
    "blob": Service("privatelink.blob.core.windows.net", "blob"),
    "openai": Service("privatelink.openai.azure.com", "account"),
}


class PrivateEndpoints:
    """Private endpoints in one network: a zone per service, linked to the network, and an endpoint per target."""

    def __init__(
        self, name: str, parent: pulumi.ComponentResource, args: ClusterNetworkArgs, made: VirtualNetwork
    ) -> None:
        self._name, self._parent, self._args = name, parent, args
        self._subnet = made.subnets[ENDPOINTS].id
        self._zones = {service: _zone(f"{name}-{service}", parent, args, made, service).id for service in SERVICES}
        self.records = [self.add(target) for target in _targets(args)]
        """Names inside the network of what the arguments name."""

    def add(self, target: PrivateTargetArgs) -> pulumi.Resource:
        """Make an endpoint for one more target, and return the record of its name."""
        zone = self._zones[target["service"]]
        return _endpoint(self._name, self._parent, self._args, target=target, subnet=self._subnet, zone=zone)


def _targets(args: ClusterNetworkArgs) -> list[PrivateTargetArgs]:
    """Return what gets an endpoint: the vault of the cluster's key, and what the arguments name."""
    targets = list(args.get("private_targets", []))
    if "key" in args:
        vault = vault_id(args["account"], args["resource_group"], args["key"])
        targets.insert(0, {"name": "key", "service": "vault", "id": vault})
    return targets


def _zone(
    name: str, parent: pulumi.ComponentResource, args: ClusterNetworkArgs, made: VirtualNetwork, service: str
) -> PrivateZone:
    zone = PrivateZone(
        f"{name}-zone",
        private_zone_name=SERVICES[service].zone,
        resource_group_name=args["resource_group"],
        location="global",
        tags=args["tags"],
        opts=child(parent),
    )
    VirtualNetworkLink(
        f"{name}-zone-link",
        virtual_network_link_name=physical_name(args["environment"], args["cluster"]),
        private_zone_name=after(pulumi.Output.from_input(SERVICES[service].zone), [zone]),
        resource_group_name=args["resource_group"],
        location="global",
        registration_enabled=False,
        virtual_network=SubResourceArgs(id=made.network.id),
        tags=args["tags"],
        opts=child(parent),
    )
    return zone


def _endpoint(
    name: str,
    parent: pulumi.ComponentResource,
    args: ClusterNetworkArgs,
    *,
    target: PrivateTargetArgs,
    subnet: pulumi.Output[str],
    zone: pulumi.Output[str],
) -> pulumi.Resource:
    physical = physical_name(args["environment"], args["cluster"], target["name"], limit=64)
    connection = net.PrivateLinkServiceConnectionArgs(
        name=target["name"],
        private_link_service_id=target["id"],
        group_ids=[SERVICES[target["service"]].group],
    )
    endpoint = net.PrivateEndpoint(
        f"{name}-{target['name']}-endpoint",
        private_endpoint_name=physical,
        resource_group_name=args["resource_group"],
        location=args["region"],
        subnet=net.SubnetArgs(id=subnet),
        private_link_service_connections=[connection],
        tags=args["tags"],
        opts=child(parent),
    )
    record: pulumi.Resource = net.PrivateDnsZoneGroup(
        f"{name}-{target['name']}-record",
        private_dns_zone_group_name="default",
        private_endpoint_name=after(pulumi.Output.from_input(physical), [endpoint]),
        resource_group_name=args["resource_group"],
        private_dns_zone_configs=[net.PrivateDnsZoneConfigArgs(name=target["service"], private_dns_zone_id=zone)],
        opts=child(parent),
    )
    return record
