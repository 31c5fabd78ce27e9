"""Networks: every part is made, read without drift, and deleted."""

from collections.abc import Iterator

import pytest
from tests.sandbox.providers.aws.conftest import Engine, Resource

from landing_zone.sandbox.providers.aws.cloud import Cloud


@pytest.fixture
def vpc(engine: Engine) -> Iterator[Resource]:
    """A network, which goes when all that a test made in it has gone."""
    made = engine.up(
        "aws:ec2/vpc:Vpc",
        cidrBlock="10.0.0.0/16",
        enableDnsSupport=True,
        enableDnsHostnames=True,
        tags={"Name": "a"},
    )
    yield made
    engine.delete(made)


@pytest.fixture
def subnet(engine: Engine, vpc: Resource) -> Iterator[Resource]:
    """A private subnet of it."""
    made = engine.up(
        "aws:ec2/subnet:Subnet",
        vpcId=vpc.id,
        availabilityZone="eu-central-1a",
        cidrBlock="10.0.0.0/20",
        mapPublicIpOnLaunch=False,
        tags={"Name": "s", "kubernetes.io/role/internal-elb": "1"},
    )
    yield made
    engine.delete(made)


@pytest.fixture
def table(engine: Engine, vpc: Resource) -> Iterator[Resource]:
    """A route table of it."""
    made = engine.up("aws:ec2/routeTable:RouteTable", vpcId=vpc.id, tags={"Name": "t"})
    yield made
    engine.delete(made)


@pytest.fixture
def group(engine: Engine, vpc: Resource) -> Iterator[Resource]:
    """A security group of it."""
    made = engine.up(
        "aws:ec2/securityGroup:SecurityGroup",
        name="endpoints",
        description="HTTPS",
        vpcId=vpc.id,
        ingress=[{"protocol": "tcp", "fromPort": 443, "toPort": 443, "cidrBlocks": ["10.0.0.0/16"]}],
        egress=[],
        tags={"Name": "g"},
    )
    yield made
    engine.delete(made)


def test_the_way_out(engine: Engine, vpc: Resource, subnet: Resource, table: Resource, cloud: Cloud) -> None:
    """Gateways, an address, a route and an association; of the NAT gateway no interface stays."""
    place = engine.up("aws:ec2/routeTableAssociation:RouteTableAssociation", subnetId=subnet.id, routeTableId=table.id)
    gateway = engine.up("aws:ec2/internetGateway:InternetGateway", vpcId=vpc.id, tags={"Name": "i"})
    address = engine.up("aws:ec2/eip:Eip", domain="vpc", tags={"Name": "e"})
    nat = engine.up("aws:ec2/natGateway:NatGateway", subnetId=subnet.id, allocationId=address.id, tags={"Name": "n"})
    anywhere = {"routeTableId": table.id, "destinationCidrBlock": "0.0.0.0/0"}
    route = engine.up("aws:ec2/route:Route", **anywhere, natGatewayId=nat.id)
    for made in (route, nat, address, gateway, place):
        engine.delete(made)
    assert not cloud.call("ec2", "describe_network_interfaces", {})["NetworkInterfaces"]


def test_endpoints_and_logs(engine: Engine, vpc: Resource, subnet: Resource, table: Resource, group: Resource) -> None:
    """Both types of endpoint, and a log of flows."""
    common = {"vpcId": vpc.id, "tags": {"Name": "e"}}
    store = engine.up(
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        "s3",
        serviceName="com.amazonaws.eu-central-1.s3",
        vpcEndpointType="Gateway",
        routeTableIds=[table.id],
        **common,
    )
    interface = engine.up(
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        "sts",
        serviceName="com.amazonaws.eu-central-1.sts",
        vpcEndpointType="Interface",
        privateDnsEnabled=True,
        subnetIds=[subnet.id],
        securityGroupIds=[group.id],
        **common,
    )
    logs = engine.up("aws:cloudwatch/logGroup:LogGroup", name="/a/b", retentionInDays=90, tags={"a": "b"})
    flows = engine.up(
        "aws:ec2/flowLog:FlowLog",
        trafficType="ALL",
        logDestination=logs.outputs["arn"],
        iamRoleArn="arn:aws:iam::111122223333:role/x",
        maxAggregationInterval=60,
        **common,
    )
    engine.update(logs, name="/a/b", retentionInDays=365, tags={"a": "c"})
    for made in (flows, logs, interface, store):
        engine.delete(made)


def test_rules_of_groups(engine: Engine, vpc: Resource, group: Resource, cloud: Cloud) -> None:
    """A new group lets nothing out; its own rules are replaced as a whole; rules may be resources of their own."""
    live = cloud.call("ec2", "describe_security_groups", {"GroupIds": [group.id]})["SecurityGroups"][0]
    assert live["IpPermissionsEgress"] == []
    rule = engine.up(
        "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
        securityGroupId=group.id,
        ipProtocol="tcp",
        fromPort=443,
        toPort=443,
        cidrIpv4="10.0.0.0/16",
        tags={"Name": "r"},
    )
    engine.delete(rule)
    wider = [{"protocol": "tcp", "fromPort": 443, "toPort": 8443, "cidrBlocks": ["10.0.0.0/16"]}]
    engine.update(group, **{**group.inputs, "ingress": wider})
    live = cloud.call("ec2", "describe_security_groups", {"GroupIds": [group.id]})["SecurityGroups"][0]
    assert [permission["ToPort"] for permission in live["IpPermissions"]] == [8443]


def test_the_default_group_is_closed_and_stays(engine: Engine, vpc: Resource, cloud: Cloud) -> None:
    """It can't be made or deleted: its rules go, and it is left when its resource is deleted."""
    closed = engine.create("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", vpcId=vpc.id, tags={"Name": "closed"})
    live = cloud.call("ec2", "describe_security_groups", {"GroupIds": [closed.id]})["SecurityGroups"][0]
    assert (live["IpPermissions"], live["IpPermissionsEgress"]) == ([], [])
    assert engine.refresh(closed)


def test_links(engine: Engine, vpc: Resource, subnet: Resource, table: Resource) -> None:
    """A VPN tells what its other end must be set to; routes and the hub are only checked."""
    device = engine.up(
        "aws:ec2/customerGateway:CustomerGateway",
        type="ipsec.1",
        ipAddress="203.0.113.1",
        bgpAsn="65000",
        deviceName="d",
        tags={"Name": "c"},
    )
    gateway = engine.up("aws:ec2/vpnGateway:VpnGateway", vpcId=vpc.id, amazonSideAsn="64512", tags={"Name": "v"})
    ends = {"vpnGatewayId": gateway.id, "routeTableId": table.id}
    routes = engine.up("aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation", **ends)
    vpn = engine.up(
        "aws:ec2/vpnConnection:VpnConnection",
        type="ipsec.1",
        customerGatewayId=device.id,
        vpnGatewayId=gateway.id,
        staticRoutesOnly=False,
        presharedKeyStorage="SecretsManager",
        tunnel1IkeVersions=["ikev2"],
        tunnel2IkeVersions=["ikev2"],
        tags={"Name": "v"},
    )
    parts = ("Address", "BgpAsn", "CgwInsideAddress", "VgwInsideAddress")
    assert all(vpn.outputs[f"tunnel{n}{part}"] for n in (1, 2) for part in parts)
    assert vpn.outputs["presharedKeyArn"].startswith("arn:aws:secretsmanager:eu-central-1:111122223333:secret:")
    hub = {"transitGatewayId": "tgw-0123456789abcdef0", "vpcId": vpc.id, "subnetIds": [subnet.id]}
    attached = engine.up("aws:ec2transitgateway/vpcAttachment:VpcAttachment", dnsSupport="enable", **hub)
    for made in (attached, vpn, routes, gateway, device):
        engine.delete(made)
