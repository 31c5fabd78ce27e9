"""Encrypted links from a network on Azure to sites of one's own: IPsec, routes by BGP.

The shared key is made once and lies in the connection; whoever sets up the other end reads it there
(`az network vpn-connection shared-key show`).
"""

import secrets
from typing import cast

import pulumi
from pulumi_azure_native import network as net

from landing_zone.errors import LandingZoneError
from landing_zone.infra.network.azure_subnets import GATEWAY
from landing_zone.infra.network.azure_vnet import VirtualNetwork
from landing_zone.infra.network.cluster_network import ClusterNetworkArgs, NetworkLinkArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name

ASN = 65515
"""BGP number of Azure's side."""
RESERVED = range(65515, 65521)
"""Numbers that no other side may have (inferred)."""
SIZES = {"dev": "VpnGw1AZ"}
SIZE_ELSE = "VpnGw2AZ"
SHARED_KEY_BYTES = 32
INSIDE = "169.254.21"
"""First three numbers of the addresses inside tunnels, from the range that Azure takes (169.254.21.0 to .22.255)."""


def links(
    name: str, parent: pulumi.ComponentResource, args: ClusterNetworkArgs, made: VirtualNetwork
) -> pulumi.Output[dict[str, dict[str, str]]]:
    """Make the gateway and a connection per link, and return what the other ends must be set to, by cluster."""
    wanted = args.get("links", [])
    if not wanted:
        return pulumi.Output.from_input(dict[str, dict[str, str]]())
    if taken := next((link for link in wanted if link["asn"] in RESERVED), None):
        raise LandingZoneError(f"the link to {taken['to']} has `asn` {taken['asn']}, which Azure keeps for itself")
    address = _address(name, parent, args)
    gateway = _gateway(name, parent, args, made, address)
    settings = {
        link["to"]: _Link(f"{name}-{link['to']}", parent, args, link, index).settings(gateway, address)
        for index, link in enumerate(wanted)
    }
    return cast("pulumi.Output[dict[str, dict[str, str]]]", pulumi.Output.all(**settings))


def _address(name: str, parent: pulumi.ComponentResource, args: ClusterNetworkArgs) -> net.PublicIPAddress:
    return net.PublicIPAddress(
        f"{name}-vpn-address",
        public_ip_address_name=physical_name(args["environment"], args["cluster"], "vpn"),
        resource_group_name=args["resource_group"],
        location=args["region"],
        sku=net.PublicIPAddressSkuArgs(name="Standard"),
        public_ip_allocation_method="Static",
        zones=args["zones"],
        tags=args["tags"],
        opts=child(parent),
    )


def _gateway(
    name: str,
    parent: pulumi.ComponentResource,
    args: ClusterNetworkArgs,
    made: VirtualNetwork,
    address: net.PublicIPAddress,
) -> net.VirtualNetworkGateway:
    """Make the gateway, in all zones; Azure takes up to 45 minutes for it."""
    size = SIZES.get(args["profile"], SIZE_ELSE)
    inside = [_inside(index)[0] for index, _ in enumerate(args.get("links", []))]
    return net.VirtualNetworkGateway(
        f"{name}-vpn",
        virtual_network_gateway_name=physical_name(args["environment"], args["cluster"], "vpn"),
        resource_group_name=args["resource_group"],
        location=args["region"],
        gateway_type="Vpn",
        vpn_type="RouteBased",
        vpn_gateway_generation="Generation2" if size == SIZE_ELSE else "Generation1",
        sku=net.VirtualNetworkGatewaySkuArgs(name=size, tier=size),
        enable_bgp=True,
        bgp_settings=net.BgpSettingsArgs(
            asn=ASN,
            bgp_peering_addresses=[
                net.IPConfigurationBgpPeeringAddressArgs(
                    ipconfiguration_id=_configuration(args), custom_bgp_ip_addresses=inside
                )
            ],
        ),
        ip_configurations=[
            net.VirtualNetworkGatewayIPConfigurationArgs(
                name="default",
                subnet=net.SubResourceArgs(id=made.subnets[GATEWAY].id),
                public_ip_address=net.SubResourceArgs(id=address.id),
            )
        ],
        tags=args["tags"],
        opts=child(parent, ready_within="90m"),
    )


def _configuration(args: ClusterNetworkArgs) -> pulumi.Output[str]:
    """Return the id of the gateway's only address configuration."""
    gateway = physical_name(args["environment"], args["cluster"], "vpn")
    return pulumi.Output.concat(
        f"/subscriptions/{args['account']}/resourceGroups/",
        args["resource_group"],
        f"/providers/Microsoft.Network/virtualNetworkGateways/{gateway}/ipConfigurations/default",
    )


def _inside(index: int) -> tuple[str, str]:
    """Return the addresses of both ends inside a tunnel: ours, theirs."""
    return f"{INSIDE}.{4 * index + 1}", f"{INSIDE}.{4 * index + 2}"


class _Link:
    """One link: the site's device, and the tunnel to it."""

    def __init__(
        self, name: str, parent: pulumi.ComponentResource, args: ClusterNetworkArgs, link: NetworkLinkArgs, index: int
    ) -> None:
        self._name, self._parent, self._args, self._link = name, parent, args, link
        self._ours, self._theirs = _inside(index)
        self._physical = physical_name(args["environment"], args["cluster"], link["to"])

    def settings(
        self, gateway: net.VirtualNetworkGateway, address: net.PublicIPAddress
    ) -> pulumi.Output[dict[str, str]]:
        """Make both, and return what the device at the other end must be set to."""
        connection = self._connection(gateway, self._device())
        found = pulumi.Output.all(address=address.ip_address, connection=connection.id)
        return cast("pulumi.Output[dict[str, str]]", found.apply(lambda v: self._other_end(**v)))

    def _device(self) -> net.LocalNetworkGateway:
        return net.LocalNetworkGateway(
            f"{self._name}-device",
            local_network_gateway_name=self._physical,
            resource_group_name=self._args["resource_group"],
            location=self._args["region"],
            gateway_ip_address=self._link["address"],
            local_network_address_space=net.AddressSpaceArgs(address_prefixes=self._link["cidrs"]),
            bgp_settings=net.BgpSettingsArgs(asn=self._link["asn"], bgp_peering_address=self._theirs),
            tags=self._args["tags"],
            opts=child(self._parent),
        )

    def _connection(
        self, gateway: net.VirtualNetworkGateway, device: net.LocalNetworkGateway
    ) -> net.VirtualNetworkGatewayConnection:
        """Make the tunnel; a later run makes up another key, which is ignored."""
        return net.VirtualNetworkGatewayConnection(
            f"{self._name}-tunnel",
            virtual_network_gateway_connection_name=self._physical,
            resource_group_name=self._args["resource_group"],
            location=self._args["region"],
            connection_type="IPsec",
            connection_protocol="IKEv2",
            enable_bgp=True,
            gateway_custom_bgp_ip_addresses=[
                net.GatewayCustomBgpIpAddressIpConfigurationArgs(
                    ip_configuration_id=_configuration(self._args), custom_bgp_ip_address=self._ours
                )
            ],
            ipsec_policies=[_suite()],
            virtual_network_gateway1=net.VirtualNetworkGatewayArgs(id=gateway.id),
            local_network_gateway2=net.LocalNetworkGatewayArgs(id=device.id),
            shared_key=pulumi.Output.secret(secrets.token_urlsafe(SHARED_KEY_BYTES)),
            tags=self._args["tags"],
            opts=child(self._parent, ignore_changes=["sharedKey"]),
        )

    def _other_end(self, address: str, connection: str) -> dict[str, str]:
        return {
            "cidr": self._args["cidr"],
            "asn": str(self._link["asn"]),
            "shared_key_secret": connection,
            "tunnel1_peer_address": address,
            "tunnel1_peer_asn": str(ASN),
            "tunnel1_inside_address": self._theirs,
            "tunnel1_peer_inside_address": self._ours,
        }


def _suite() -> net.IpsecPolicyArgs:
    """Return one suite in place of all that Azure accepts: AES-256-GCM, SHA-384 and P-384."""
    return net.IpsecPolicyArgs(
        ike_encryption="GCMAES256",
        ike_integrity="SHA384",
        dh_group="ECP384",
        ipsec_encryption="GCMAES256",
        ipsec_integrity="GCMAES256",
        pfs_group="ECP384",
        sa_life_time_seconds=27_000,
        sa_data_size_kilobytes=102_400_000,
    )
