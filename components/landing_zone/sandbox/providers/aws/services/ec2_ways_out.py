"""EC2: gateways and addresses on the way out."""

from landing_zone.sandbox.providers.aws.ec2 import BUSY, TAGGING, TAGS, arn, tagged, with_our_tag
from landing_zone.sandbox.providers.aws.kind import Api, Kind, Setter

INTERNET_GATEWAY = Kind(
    type="aws:ec2/internetGateway:InternetGateway",
    service="ec2",
    create=Api("create_internet_gateway", f"{{{tagged('internet-gateway')}}}"),
    identity="answer.InternetGateway.InternetGatewayId",
    left=with_our_tag("describe_internet_gateways", "InternetGateways", "InternetGateway"),
    read=Api("describe_internet_gateways", "{InternetGatewayIds: [id]}", "InternetGateways[0]"),
    live={
        "arn": arn("join('', ['internet-gateway/', id])"),
        "ownerId": "OwnerId || account",
        "tagsAll": TAGS,
        "vpcId": "Attachments[0].VpcId",
    },
    setters=(
        Setter(("vpcId",), Api("attach_internet_gateway", "{InternetGatewayId: id, VpcId: vpcId}"), on_create=True),
    ),
    delete=(
        Api("detach_internet_gateway", "{InternetGatewayId: id, VpcId: vpcId}", given="vpcId"),
        Api("delete_internet_gateway", "{InternetGatewayId: id}"),
    ),
    replace=frozenset({"vpcId"}),
    tagging=TAGGING,
    busy=BUSY,
)

EIP = Kind(
    type="aws:ec2/eip:Eip",
    service="ec2",
    create=Api("allocate_address", f"{{Domain: domain, {tagged('elastic-ip')}}}"),
    identity="answer.AllocationId",
    left=Api(
        "describe_addresses",
        with_our_tag("", "", "").params,
        "Addresses | [0].{AllocationId: AllocationId}",
    ),
    read=Api("describe_addresses", "{AllocationIds: [id]}", "Addresses[0]"),
    live={
        "allocationId": "AllocationId",
        "arn": arn("join('', ['elastic-ip/', id])"),
        "associationId": "AssociationId",
        "domain": "Domain",
        "privateIp": "PrivateIpAddress",
        "publicIp": "PublicIp",
        "tagsAll": TAGS,
    },
    delete=(Api("release_address", "{AllocationId: id}"),),
    replace=frozenset({"domain"}),
    tagging=TAGGING,
    defaults={"domain": "vpc"},
    busy=BUSY,
)

_THERE = "NatGateways[?State!='deleted' && State!='deleting']"
NAT_GATEWAY = Kind(
    type="aws:ec2/natGateway:NatGateway",
    service="ec2",
    create=Api(
        "create_nat_gateway",
        "{SubnetId: subnetId, AllocationId: allocationId, ConnectivityType: connectivityType, "
        f"PrivateIpAddress: privateIp, {tagged('natgateway')}}}",
    ),
    identity="answer.NatGateway.NatGatewayId",
    left=with_our_tag("describe_nat_gateways", _THERE, "NatGateway"),
    read=Api("describe_nat_gateways", "{NatGatewayIds: [id]}", f"{_THERE} | [0]"),
    live={
        "allocationId": "NatGatewayAddresses[0].AllocationId",
        "connectivityType": "ConnectivityType",
        "networkInterfaceId": "NatGatewayAddresses[0].NetworkInterfaceId",
        "privateIp": "NatGatewayAddresses[0].PrivateIp",
        "publicIp": "NatGatewayAddresses[0].PublicIp",
        "subnetId": "SubnetId",
        "tagsAll": TAGS,
    },
    settled="State == 'available'",
    delete=(
        Api("delete_nat_gateway", "{NatGatewayId: id}"),
        Api(  # which AWS does by itself, and moto does not
            "delete_network_interface", "{NetworkInterfaceId: networkInterfaceId}", given="networkInterfaceId"
        ),
    ),
    replace=frozenset({"subnetId", "allocationId", "connectivityType", "privateIp"}),
    tagging=TAGGING,
)

KINDS = (INTERNET_GATEWAY, EIP, NAT_GATEWAY)
