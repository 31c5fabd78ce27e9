"""EC2: route tables and what lies in them."""

from landing_zone.sandbox.providers.aws.ec2 import BUSY, TAGGING, TAGS, arn, tagged, with_our_tag
from landing_zone.sandbox.providers.aws.kind import Api, Kind, Setter

ROUTE_TABLE = Kind(
    type="aws:ec2/routeTable:RouteTable",
    service="ec2",
    create=Api("create_route_table", f"{{VpcId: vpcId, {tagged('route-table')}}}"),
    identity="answer.RouteTable.RouteTableId",
    left=with_our_tag("describe_route_tables", "RouteTables", "RouteTable"),
    read=Api("describe_route_tables", "{RouteTableIds: [id]}", "RouteTables[0]"),
    live={
        "arn": arn("join('', ['route-table/', id])"),
        "ownerId": "OwnerId || account",
        "tagsAll": TAGS,
        "vpcId": "VpcId",
    },
    delete=(Api("delete_route_table", "{RouteTableId: id}"),),
    replace=frozenset({"vpcId"}),
    tagging=TAGGING,
    busy=BUSY,
)

_TARGETS = {
    "gatewayId": "GatewayId",
    "natGatewayId": "NatGatewayId",
    "networkInterfaceId": "NetworkInterfaceId",
    "transitGatewayId": "TransitGatewayId",
    "vpcEndpointId": "VpcEndpointId",
    "vpcPeeringConnectionId": "VpcPeeringConnectionId",
}
_ROUTE = (
    "{RouteTableId: routeTableId, DestinationCidrBlock: destinationCidrBlock, "
    f"{', '.join(f'{there}: {name}' for name, there in _TARGETS.items())}}}"
)
ROUTE = Kind(
    type="aws:ec2/route:Route",
    service="ec2",
    create=Api("create_route", _ROUTE),
    identity="join('_', [routeTableId, destinationCidrBlock])",
    read=Api(
        "describe_route_tables",
        "{RouteTableIds: [part(id, '_', `0`)]}",
        "where(RouteTables[0].Routes, 'DestinationCidrBlock', part(scope.id, '_', `1`))",
    ),
    live={
        "destinationCidrBlock": "part(id, '_', `1`)",
        "routeTableId": "part(id, '_', `0`)",
        "origin": "Origin",
        "state": "State",
        **_TARGETS,
    },
    setters=(Setter(tuple(_TARGETS), Api("replace_route", _ROUTE)),),
    delete=(Api("delete_route", "{RouteTableId: part(id, '_', `0`), DestinationCidrBlock: part(id, '_', `1`)}"),),
    replace=frozenset({"routeTableId", "destinationCidrBlock"}),
    exists=frozenset({"RouteAlreadyExists"}),
)

_ITSELF = "where(Associations, 'RouteTableAssociationId', id)"
ASSOCIATION = Kind(
    type="aws:ec2/routeTableAssociation:RouteTableAssociation",
    service="ec2",
    create=Api("associate_route_table", "{RouteTableId: routeTableId, SubnetId: subnetId, GatewayId: gatewayId}"),
    identity="answer.AssociationId",
    left=Api(
        "describe_route_tables",
        "{Filters: [{Name: 'association.subnet-id', Values: [subnetId]}]}",
        "{AssociationId: where(RouteTables[0].Associations, 'SubnetId', scope.subnetId).RouteTableAssociationId}",
        given="subnetId",
    ),
    read=Api(
        "describe_route_tables",
        "{Filters: [{Name: 'association.route-table-association-id', Values: [id]}]}",
        "RouteTables[0]",
    ),
    live={
        "gatewayId": f"{_ITSELF}.GatewayId",
        "routeTableId": "RouteTableId",
        "subnetId": f"{_ITSELF}.SubnetId",
    },
    delete=(Api("disassociate_route_table", "{AssociationId: id}"),),
    replace=frozenset({"routeTableId", "subnetId", "gatewayId"}),
)

KINDS = (ROUTE_TABLE, ROUTE, ASSOCIATION)
