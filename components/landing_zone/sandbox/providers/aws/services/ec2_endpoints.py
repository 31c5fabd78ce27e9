"""EC2: private endpoints, and logs of flows."""

from landing_zone.sandbox.providers.aws.ec2 import BUSY, TAGGING, TAGS, arn, tagged, with_our_tag
from landing_zone.sandbox.providers.aws.kind import Api, Kind, Setter

_THERE = "VpcEndpoints[?State!='deleted' && State!='deleting']"
ENDPOINT = Kind(
    type="aws:ec2/vpcEndpoint:VpcEndpoint",
    service="ec2",
    create=Api(
        "create_vpc_endpoint",
        "{VpcId: vpcId, ServiceName: serviceName, VpcEndpointType: vpcEndpointType, PolicyDocument: policy, "
        "RouteTableIds: routeTableIds, SubnetIds: subnetIds, SecurityGroupIds: securityGroupIds, "
        f"IpAddressType: ipAddressType, PrivateDnsEnabled: privateDnsEnabled, {tagged('vpc-endpoint')}}}",
    ),
    identity="answer.VpcEndpoint.VpcEndpointId",
    left=with_our_tag("describe_vpc_endpoints", _THERE, "VpcEndpoint"),
    read=Api("describe_vpc_endpoints", "{VpcEndpointIds: [id]}", f"{_THERE} | [0]"),
    live={
        "arn": arn("join('', ['vpc-endpoint/', id])"),
        "dnsEntries": "DnsEntries[].{dnsName: DnsName, hostedZoneId: HostedZoneId}",
        "ipAddressType": "IpAddressType",
        "networkInterfaceIds": "NetworkInterfaceIds",
        "ownerId": "OwnerId || account",
        "policy": "document(PolicyDocument)",
        "privateDnsEnabled": "PrivateDnsEnabled",
        "routeTableIds": "RouteTableIds",
        "securityGroupIds": "Groups[].GroupId || SecurityGroupIds",
        "serviceName": "ServiceName",
        "state": "State",
        "subnetIds": "SubnetIds",
        "tagsAll": TAGS,
        "vpcEndpointType": "VpcEndpointType",
        "vpcId": "VpcId",
    },
    setters=(
        Setter(
            ("policy", "routeTableIds", "subnetIds", "privateDnsEnabled", "securityGroupIds"),
            Api(
                "modify_vpc_endpoint",
                "{VpcEndpointId: id, PolicyDocument: policy, AddRouteTableIds: routeTableIds, "
                "AddSubnetIds: subnetIds, AddSecurityGroupIds: securityGroupIds, "
                "PrivateDnsEnabled: privateDnsEnabled}",
            ),
        ),
    ),
    delete=(Api("delete_vpc_endpoints", "{VpcEndpointIds: [id]}"),),
    replace=frozenset({"vpcId", "serviceName", "vpcEndpointType", "ipAddressType"}),
    tagging=TAGGING,
    defaults={"vpcEndpointType": "Gateway"},
    busy=BUSY,
)

FLOW_LOG = Kind(
    type="aws:ec2/flowLog:FlowLog",
    service="ec2",
    create=Api(
        "create_flow_logs",
        "{ResourceIds: [vpcId || subnetId || eniId], "
        "ResourceType: (vpcId && 'VPC') || (subnetId && 'Subnet') || (eniId && 'NetworkInterface') || null, "
        "TrafficType: trafficType, LogDestinationType: logDestinationType, LogDestination: logDestination, "
        "DeliverLogsPermissionArn: iamRoleArn, MaxAggregationInterval: maxAggregationInterval, "
        f"LogFormat: logFormat, {tagged('vpc-flow-log')}}}",
    ),
    identity="answer.FlowLogIds[0]",
    left=Api(
        "describe_flow_logs",
        with_our_tag("", "x", "x", "Filter").params,
        "FlowLogs | [0].{FlowLogIds: [FlowLogId]}",
    ),
    read=Api("describe_flow_logs", "{FlowLogIds: [id]}", "FlowLogs[0]"),
    live={
        "arn": arn("join('', ['vpc-flow-log/', id])"),
        "iamRoleArn": "DeliverLogsPermissionArn",
        "logDestination": "LogDestination",
        "logDestinationType": "LogDestinationType",
        "logFormat": "LogFormat",
        "maxAggregationInterval": "MaxAggregationInterval",
        "tagsAll": TAGS,
        "trafficType": "TrafficType",
    },
    delete=(Api("delete_flow_logs", "{FlowLogIds: [id]}"),),
    replace=frozenset(
        {
            "vpcId",
            "subnetId",
            "eniId",
            "trafficType",
            "logDestinationType",
            "logDestination",
            "iamRoleArn",
            "maxAggregationInterval",
            "logFormat",
        }
    ),
    tagging=TAGGING,
    defaults={"logDestinationType": "cloud-watch-logs"},
)

KINDS = (ENDPOINT, FLOW_LOG)
