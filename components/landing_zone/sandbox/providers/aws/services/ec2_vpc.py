"""EC2: networks and subnets."""

from landing_zone.sandbox.providers.aws.ec2 import BUSY, TAGGING, TAGS, arn, tagged, with_our_tag
from landing_zone.sandbox.providers.aws.kind import Api, Kind, Setter

_OF_VPC = "Filters: [{Name: 'vpc-id', Values: [id]}, "


def _attribute(name: str, parameter: str) -> Setter:
    return Setter(
        (name,), Api("modify_vpc_attribute", f"{{VpcId: id, {parameter}: {{Value: {name}}}}}"), on_create=True
    )


def _look_up(name: str, parameter: str) -> Api:
    return Api("describe_vpc_attribute", f"{{VpcId: id, Attribute: '{name}'}}", f"{parameter}.Value")


VPC = Kind(
    type="aws:ec2/vpc:Vpc",
    service="ec2",
    create=Api("create_vpc", f"{{CidrBlock: cidrBlock, InstanceTenancy: instanceTenancy, {tagged('vpc')}}}"),
    identity="answer.Vpc.VpcId",
    left=with_our_tag("describe_vpcs", "Vpcs", "Vpc"),
    read=Api("describe_vpcs", "{VpcIds: [id]}", "Vpcs[0]"),
    more={
        "dnsSupport": _look_up("enableDnsSupport", "EnableDnsSupport"),
        "dnsHostnames": _look_up("enableDnsHostnames", "EnableDnsHostnames"),
        "usageMetrics": _look_up("enableNetworkAddressUsageMetrics", "EnableNetworkAddressUsageMetrics"),
        "defaultGroup": Api(
            "describe_security_groups",
            f"{{{_OF_VPC}{{Name: 'group-name', Values: ['default']}}]}}",
            "SecurityGroups[0].GroupId",
        ),
        "mainTable": Api(
            "describe_route_tables",
            f"{{{_OF_VPC}{{Name: 'association.main', Values: ['true']}}]}}",
            "RouteTables[0].RouteTableId",
        ),
        "defaultAcl": Api(
            "describe_network_acls",
            f"{{{_OF_VPC}{{Name: 'default', Values: ['true']}}]}}",
            "NetworkAcls[0].NetworkAclId",
        ),
    },
    live={
        "arn": arn("join('', ['vpc/', id])"),
        "cidrBlock": "CidrBlock",
        "defaultNetworkAclId": "defaultAcl",
        "defaultRouteTableId": "mainTable",
        "defaultSecurityGroupId": "defaultGroup",
        "enableDnsHostnames": "dnsHostnames",
        "enableDnsSupport": "dnsSupport",
        "enableNetworkAddressUsageMetrics": "usageMetrics",
        "instanceTenancy": "InstanceTenancy",
        "mainRouteTableId": "mainTable",
        "ownerId": "account",
        "tagsAll": TAGS,
    },
    setters=(
        _attribute("enableDnsSupport", "EnableDnsSupport"),
        _attribute("enableDnsHostnames", "EnableDnsHostnames"),
        _attribute("enableNetworkAddressUsageMetrics", "EnableNetworkAddressUsageMetrics"),
    ),
    delete=(Api("delete_vpc", "{VpcId: id}"),),
    replace=frozenset({"cidrBlock", "instanceTenancy"}),
    tagging=TAGGING,
    busy=BUSY,
)

SUBNET = Kind(
    type="aws:ec2/subnet:Subnet",
    service="ec2",
    create=Api(
        "create_subnet",
        "{VpcId: vpcId, CidrBlock: cidrBlock, AvailabilityZone: availabilityZone, "
        f"AvailabilityZoneId: availabilityZoneId, {tagged('subnet')}}}",
    ),
    identity="answer.Subnet.SubnetId",
    left=with_our_tag("describe_subnets", "Subnets", "Subnet"),
    read=Api("describe_subnets", "{SubnetIds: [id]}", "Subnets[0]"),
    live={
        "arn": arn("join('', ['subnet/', id])"),
        "availabilityZone": "AvailabilityZone",
        "availabilityZoneId": "AvailabilityZoneId",
        "cidrBlock": "CidrBlock",
        "mapPublicIpOnLaunch": "MapPublicIpOnLaunch",
        "ownerId": "OwnerId",
        "tagsAll": TAGS,
        "vpcId": "VpcId",
    },
    setters=(
        Setter(
            ("mapPublicIpOnLaunch",),
            Api("modify_subnet_attribute", "{SubnetId: id, MapPublicIpOnLaunch: {Value: mapPublicIpOnLaunch}}"),
            on_create=True,
        ),
    ),
    delete=(Api("delete_subnet", "{SubnetId: id}"),),
    replace=frozenset({"vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId"}),
    tagging=TAGGING,
    busy=BUSY,
)

KINDS = (VPC, SUBNET)
