"""Encrypted links (HA VPN) from a network of GCP to sites of one's own."""

import secrets
from collections.abc import Mapping
from typing import Any, cast

import pulumi
from pulumi_gcp.compute import (
    ExternalVpnGateway,
    ExternalVpnGatewayInterfaceArgs,
    HaVpnGateway,
    HaVpnGatewayVpnInterfaceArgs,
    Network,
    Router,
    RouterBgpArgs,
    RouterInterface,
    RouterPeer,
    VPNTunnel,
    VPNTunnelCipherSuiteArgs,
    VPNTunnelCipherSuitePhase1Args,
    VPNTunnelCipherSuitePhase2Args,
)
from pulumi_gcp.secretmanager import (
    Secret,
    SecretReplicationArgs,
    SecretReplicationUserManagedArgs,
    SecretReplicationUserManagedReplicaArgs,
    SecretVersion,
)

from landing_zone.infra.after import after
from landing_zone.infra.gcp.labels import gcp_labels
from landing_zone.infra.network.cluster_network import ClusterNetworkArgs, NetworkLinkArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name

TUNNELS = (0, 1)
"""One tunnel from each interface of the gateway: that is what the cloud's 99.99 % are promised for."""
ASN = 64_514
OTHER_ASN = 64_515
"""Of a cloud side whose links lead to a site that has the first one."""
FIRST_INSIDE = 20
"""Third number of the addresses inside the first link's tunnels (169.254.x.0/29)."""
SHARED_KEY_BYTES = 32
_CIPHERS: dict[str, list[str]] = {"encryptions": ["AES-CBC-256"], "integrities": ["HMAC-SHA2-256-128"]}
_PSEUDORANDOM, _GROUPS = ["PRF-HMAC-SHA2-256"], ["Group-14"]
"""One suite in place of all that the cloud accepts."""


def links(
    name: str, args: ClusterNetworkArgs, network: Network, parent: pulumi.Resource
) -> pulumi.Output[dict[str, dict[str, str]]]:
    """Make the gateway and two tunnels per link, and return what the other ends must be set to, by cluster."""
    wanted = args.get("links", [])
    if not wanted:
        return pulumi.Output.from_input(dict[str, dict[str, str]]())
    asn = OTHER_ASN if any(link["asn"] == ASN for link in wanted) else ASN
    physical = physical_name(args["environment"], args["cluster"], "vpn")
    where: dict[str, Any] = {"name": physical, "region": args["region"], "network": network.self_link}
    gateway = HaVpnGateway(
        f"{name}-vpn",
        **where,
        vpn_interfaces=[HaVpnGatewayVpnInterfaceArgs(id=number) for number in TUNNELS],
        labels=gcp_labels(args["tags"]),
        opts=child(parent),
    )
    router = Router(f"{name}-vpn-router", **where, bgp=RouterBgpArgs(asn=asn), opts=child(parent))
    made = {
        link["to"]: _Link(f"{name}-{link['to']}", args, link, index, parent).settings(gateway, router, asn)
        for index, link in enumerate(wanted)
    }
    return cast("pulumi.Output[dict[str, dict[str, str]]]", pulumi.Output.all(**made))


class _Link:
    """One link: the site's device, the shared key, and a tunnel from each interface of the gateway."""

    def __init__(
        self, name: str, args: ClusterNetworkArgs, link: NetworkLinkArgs, index: int, parent: pulumi.Resource
    ) -> None:
        self._name, self._args, self._link, self._index, self._parent = name, args, link, index, parent
        self._physical = physical_name(args["environment"], args["cluster"], link["to"])

    def settings(self, gateway: HaVpnGateway, router: Router, asn: int) -> pulumi.Output[dict[str, str]]:
        """Make it all, and return what the device at the other end must be set to."""
        device = ExternalVpnGateway(
            f"{self._name}-device",
            name=self._physical,
            redundancy_type="SINGLE_IP_INTERNALLY_REDUNDANT",
            interfaces=[ExternalVpnGatewayInterfaceArgs(id=0, ip_address=self._link["address"])],
            labels=gcp_labels(self._args["tags"]),
            opts=child(self._parent),
        )
        key = self._shared_key()
        peers = [self._tunnel(number, gateway, router, device, key) for number in TUNNELS]
        found = pulumi.Output.all(secret=after(key.secret, peers), interfaces=gateway.vpn_interfaces)
        return cast("pulumi.Output[dict[str, str]]", found.apply(lambda values: self._other_end(values, asn)))

    def _shared_key(self) -> SecretVersion:
        """Make a key once: later runs make up another, which is ignored, and tunnels take the one that is kept."""
        replica = SecretReplicationUserManagedReplicaArgs(location=self._args["region"])
        secret = Secret(
            f"{self._name}-key",
            secret_id=self._physical,
            replication=SecretReplicationArgs(user_managed=SecretReplicationUserManagedArgs(replicas=[replica])),
            labels=gcp_labels(self._args["tags"]),
            opts=child(self._parent, protect=self._args["profile"] != "dev"),
        )
        return SecretVersion(
            f"{self._name}-key-version",
            secret=secret.id,
            secret_data=pulumi.Output.secret(secrets.token_urlsafe(SHARED_KEY_BYTES)),
            opts=child(self._parent, ignore_changes=["secretData"]),
        )

    def _tunnel(
        self, number: int, gateway: HaVpnGateway, router: Router, device: ExternalVpnGateway, key: SecretVersion
    ) -> pulumi.CustomResource:
        name = f"{self._name}-{number}"
        place: dict[str, Any] = {"region": self._args["region"], "router": router.name}
        physical = physical_name(self._physical, str(number))
        tunnel = VPNTunnel(
            f"{name}-tunnel",
            name=physical,
            **place,
            vpn_gateway=gateway.self_link,
            vpn_gateway_interface=number,
            peer_external_gateway=device.self_link,
            peer_external_gateway_interface=0,
            shared_secret=key.secret_data,
            ike_version=2,
            cipher_suite=_suite(),
            labels=gcp_labels(self._args["tags"]),
            opts=child(self._parent),
        )
        ours, theirs = self._inside(number)
        interface = RouterInterface(
            f"{name}-interface",
            name=physical,
            **place,
            ip_range=f"{ours}/30",
            vpn_tunnel=tunnel.name,
            opts=child(self._parent),
        )
        peer: pulumi.CustomResource = RouterPeer(
            f"{name}-peer",
            name=physical_name(physical, "peer"),
            **place,
            interface=interface.name,
            peer_ip_address=theirs,
            peer_asn=self._link["asn"],
            opts=child(self._parent),
        )
        return peer

    def _inside(self, number: int) -> tuple[str, str]:
        """Return the addresses of both ends inside a tunnel: ours, theirs."""
        subnet = f"169.254.{FIRST_INSIDE + self._index}"
        return f"{subnet}.{4 * number + 1}", f"{subnet}.{4 * number + 2}"

    def _other_end(self, values: Mapping[str, Any], asn: int) -> dict[str, str]:
        settings = {"cidr": self._args["cidr"], "asn": str(self._link["asn"]), "shared_key_secret": values["secret"]}
        for number, interface in zip(TUNNELS, values["interfaces"], strict=True):
            ours, theirs = self._inside(number)
            tunnel = f"tunnel{number + 1}"
            settings[f"{tunnel}_peer_address"] = interface.get("ip_address")
            settings[f"{tunnel}_peer_asn"] = str(asn)
            settings[f"{tunnel}_inside_address"] = theirs
            settings[f"{tunnel}_peer_inside_address"] = ours
        return settings


def _suite() -> VPNTunnelCipherSuiteArgs:
    return VPNTunnelCipherSuiteArgs(
        phase1=VPNTunnelCipherSuitePhase1Args(**_CIPHERS, prves=_PSEUDORANDOM, dhs=_GROUPS),
        phase2=VPNTunnelCipherSuitePhase2Args(**_CIPHERS, pfs=_GROUPS),
    )
