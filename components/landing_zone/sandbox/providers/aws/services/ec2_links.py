"""EC2: encrypted links to sites, and attachments to a hub."""

from landing_zone.sandbox.providers.aws.ec2 import BUSY, TAGGING, TAGS, arn, tagged, with_our_tag
from landing_zone.sandbox.providers.aws.kind import Api, Kind, Setter

CUSTOMER_GATEWAY = Kind(
    type="aws:ec2/customerGateway:CustomerGateway",
    service="ec2",
    create=Api(
        "create_customer_gateway",
        "{Type: type, IpAddress: ipAddress, BgpAsn: bgpAsn && to_number(bgpAsn), DeviceName: deviceName, "
        f"{tagged('customer-gateway')}}}",
    ),
    identity="answer.CustomerGateway.CustomerGatewayId",
    left=with_our_tag("describe_customer_gateways", "CustomerGateways[?State=='available']", "CustomerGateway"),
    read=Api("describe_customer_gateways", "{CustomerGatewayIds: [id]}", "CustomerGateways[?State=='available'] | [0]"),
    live={
        "arn": arn("join('', ['customer-gateway/', id])"),
        "bgpAsn": "BgpAsn",
        "deviceName": "DeviceName",
        "ipAddress": "IpAddress",
        "tagsAll": TAGS,
        "type": "Type",
    },
    delete=(Api("delete_customer_gateway", "{CustomerGatewayId: id}"),),
    replace=frozenset({"type", "ipAddress", "bgpAsn", "deviceName"}),
    tagging=TAGGING,
    busy=BUSY,
)

_THERE = "VpnGateways[?State=='available']"
VPN_GATEWAY = Kind(
    type="aws:ec2/vpnGateway:VpnGateway",
    service="ec2",
    create=Api(
        "create_vpn_gateway",
        "{Type: 'ipsec.1', AvailabilityZone: availabilityZone, AmazonSideAsn: amazonSideAsn && "
        f"to_number(amazonSideAsn), {tagged('vpn-gateway')}}}",
    ),
    identity="answer.VpnGateway.VpnGatewayId",
    left=with_our_tag("describe_vpn_gateways", _THERE, "VpnGateway"),
    read=Api("describe_vpn_gateways", "{VpnGatewayIds: [id]}", f"{_THERE} | [0]"),
    live={
        "amazonSideAsn": "AmazonSideAsn && to_string(AmazonSideAsn)",
        "arn": arn("join('', ['vpn-gateway/', id])"),
        "availabilityZone": "AvailabilityZone",
        "tagsAll": TAGS,
        "vpcId": "VpcAttachments[?State=='attached'] | [0].VpcId",
    },
    setters=(
        Setter(
            ("vpcId",), Api("attach_vpn_gateway", "{VpnGatewayId: id, VpcId: vpcId}", given="vpcId"), on_create=True
        ),
    ),
    delete=(
        Api("detach_vpn_gateway", "{VpnGatewayId: id, VpcId: vpcId}", given="vpcId"),
        Api("delete_vpn_gateway", "{VpnGatewayId: id}"),
    ),
    replace=frozenset({"vpcId", "amazonSideAsn", "availabilityZone"}),
    tagging=TAGGING,
    busy=BUSY,
)

_TUNNEL_PROPERTIES = {
    "InsideCidr": "TunnelInsideCidr: {p}",
    "PresharedKey": "PreSharedKey: {p}",
    "IkeVersions": "IKEVersions: {p}[].{{Value: @}}",
    "Phase1EncryptionAlgorithms": "Phase1EncryptionAlgorithms: {p}[].{{Value: @}}",
    "Phase2EncryptionAlgorithms": "Phase2EncryptionAlgorithms: {p}[].{{Value: @}}",
    "Phase1IntegrityAlgorithms": "Phase1IntegrityAlgorithms: {p}[].{{Value: @}}",
    "Phase2IntegrityAlgorithms": "Phase2IntegrityAlgorithms: {p}[].{{Value: @}}",
    "Phase1DhGroupNumbers": "Phase1DHGroupNumbers: {p}[].{{Value: @}}",
    "Phase2DhGroupNumbers": "Phase2DHGroupNumbers: {p}[].{{Value: @}}",
    "DpdTimeoutAction": "DPDTimeoutAction: {p}",
    "StartupAction": "StartupAction: {p}",
}


def _tunnel(number: int) -> str:
    prefix = f"tunnel{number}"
    return "{" + ", ".join(text.format(p=f"{prefix}{name}") for name, text in _TUNNEL_PROPERTIES.items()) + "}"


_CONNECTION_INPUTS = (
    "customerGatewayId",
    "type",
    "vpnGatewayId",
    "transitGatewayId",
    "staticRoutesOnly",
    "presharedKeyStorage",
    "enableAcceleration",
    "localIpv4NetworkCidr",
    "remoteIpv4NetworkCidr",
)
_OPEN = "VpnConnections[?State!='deleted' && State!='deleting']"
VPN_CONNECTION = Kind(
    type="aws:ec2/vpnConnection:VpnConnection",
    service="ec2",
    create=Api(
        "create_vpn_connection",
        "{CustomerGatewayId: customerGatewayId, Type: type, VpnGatewayId: vpnGatewayId, "
        "TransitGatewayId: transitGatewayId, PreSharedKeyStorage: presharedKeyStorage, "
        "Options: {StaticRoutesOnly: staticRoutesOnly, EnableAcceleration: enableAcceleration, "
        "LocalIpv4NetworkCidr: localIpv4NetworkCidr, RemoteIpv4NetworkCidr: remoteIpv4NetworkCidr, "
        f"TunnelOptions: [{_tunnel(1)}, {_tunnel(2)}]}}, {tagged('vpn-connection')}}}",
    ),
    identity="answer.VpnConnection.VpnConnectionId",
    left=with_our_tag("describe_vpn_connections", _OPEN, "VpnConnection"),
    read=Api("describe_vpn_connections", "{VpnConnectionIds: [id]}", f"{_OPEN} | [0]"),
    live={
        "arn": arn("join('', ['vpn-connection/', id])"),
        "customerGatewayConfiguration": "CustomerGatewayConfiguration",
        "customerGatewayId": "CustomerGatewayId",
        "presharedKeyArn": (
            "inputs.presharedKeyStorage == 'SecretsManager' && "
            + arn("join('', ['secret:s2svpn!', id, '-preshared-key'])", "secretsmanager")
            + " || null"
        ),
        "tagsAll": TAGS,
        "transitGatewayId": "TransitGatewayId",
        "type": "Type",
        "vpnGatewayId": "VpnGatewayId",
        **{
            f"tunnel{n}{name}": f"part(part(CustomerGatewayConfiguration, '<ipsec_tunnel>', `{n}`), {marks})"
            for n in (1, 2)
            for name, marks in {
                "Address": "'<vpn_gateway>', `1`) | part(part(@, '<ip_address>', `1`), '<', `0`",
                "BgpAsn": "'<vpn_gateway>', `1`) | part(part(@, '<asn>', `1`), '<', `0`",
                "CgwInsideAddress": ("'<tunnel_inside_address>', `1`) | part(part(@, '<ip_address>', `1`), '<', `0`"),
                "VgwInsideAddress": (
                    "'<vpn_gateway>', `1`) | part(part(part(@, '<tunnel_inside_address>', `1`), "
                    "'<ip_address>', `1`), '<', `0`"
                ),
            }.items()
        },
    },
    delete=(Api("delete_vpn_connection", "{VpnConnectionId: id}"),),
    replace=frozenset(_CONNECTION_INPUTS)
    | {f"tunnel{number}{name}" for number in (1, 2) for name in _TUNNEL_PROPERTIES},
    tagging=TAGGING,
)

ROUTE_PROPAGATION = Kind(
    type="aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation",
    service="ec2",
    create=Api("enable_vgw_route_propagation", "{GatewayId: vpnGatewayId, RouteTableId: routeTableId}"),
    identity="join('_', [vpnGatewayId, routeTableId])",
    live={"vpnGatewayId": "GatewayId", "routeTableId": "RouteTableId"},
    delete=(Api("disable_vgw_route_propagation", "{GatewayId: vpnGatewayId, RouteTableId: routeTableId}"),),
    replace=frozenset({"vpnGatewayId", "routeTableId"}),
    is_recorded=True,
)

ATTACHMENT = Kind(
    type="aws:ec2transitgateway/vpcAttachment:VpcAttachment",
    service="ec2",
    create=Api(
        "create_transit_gateway_vpc_attachment",
        "{TransitGatewayId: transitGatewayId, VpcId: vpcId, SubnetIds: subnetIds, "
        "Options: {DnsSupport: dnsSupport, ApplianceModeSupport: applianceModeSupport, "
        f"Ipv6Support: ipv6Support}}, {tagged('transit-gateway-attachment')}}}",
    ),
    identity="join('', ['tgw-attach-', digest])",
    live={
        "applianceModeSupport": "Options.ApplianceModeSupport",
        "arn": arn("join('', ['transit-gateway-attachment/', id])"),
        "dnsSupport": "Options.DnsSupport",
        "ipv6Support": "Options.Ipv6Support",
        "subnetIds": "SubnetIds",
        "tagsAll": "own(tags) || tag_map(TagSpecifications[0].Tags)",
        "transitGatewayId": "TransitGatewayId",
        "vpcId": "VpcId",
        "vpcOwnerId": "account",
    },
    setters=(
        Setter(
            ("dnsSupport", "applianceModeSupport", "ipv6Support"),
            Api(
                "modify_transit_gateway_vpc_attachment",
                "{TransitGatewayAttachmentId: id, Options: {DnsSupport: dnsSupport, "
                "ApplianceModeSupport: applianceModeSupport, Ipv6Support: ipv6Support}}",
            ),
        ),
    ),
    delete=(Api("delete_transit_gateway_vpc_attachment", "{TransitGatewayAttachmentId: id}"),),
    replace=frozenset({"transitGatewayId", "vpcId", "subnetIds"}),
    tagging=TAGGING,
    is_recorded=True,
)

KINDS = (CUSTOMER_GATEWAY, VPN_GATEWAY, VPN_CONNECTION, ROUTE_PROPAGATION, ATTACHMENT)
