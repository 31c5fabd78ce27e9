"""The network of a cluster on AWS."""

import json
from typing import Any

import pytest

from landing_zone.errors import LandingZoneError
from landing_zone.infra.network.aws_network import AwsNetwork

ARGS: dict[str, Any] = {
    "environment": "test",
    "cluster": "eu",
    "region": "eu-central-1",
    "profile": "prod",
    "cidr": "10.20.0.0/16",
    "pods": "100.64.0.0/14",
    "services": "172.20.0.0/16",
    "zones": ["eu-central-1a", "eu-central-1b"],
    "nat": "none",
    "endpoints": False,
    "flow_logs": False,
    "tags": {"owner": "ai"},
    "key": "arn:key",
}
LINK = {"to": "clinic", "address": "198.51.100.10", "cidrs": ["10.0.0.0/16", "203.0.113.0/24"], "asn": 65010}


def made(registered: Any, **more: Any) -> dict[str, list[Any]]:
    """Return what the network makes, by the last part of its type."""
    found: dict[str, list[Any]] = {}
    for one in registered(lambda: AwsNetwork("eu", {**ARGS, **more})):
        found.setdefault(one.type.rpartition(":")[2], []).append(one)
    return found


def test_without_a_way_out_there_is_nothing_public(registered: Any) -> None:
    """Private subnets per zone, and neither gateway nor public subnet."""
    found = made(registered)
    assert [s.inputs["availabilityZone"] for s in found["Subnet"]] == ARGS["zones"]
    assert all(s.inputs["mapPublicIpOnLaunch"] is False for s in found["Subnet"])
    assert found.keys().isdisjoint({"InternetGateway", "NatGateway", "Route"})


@pytest.mark.parametrize(("nat", "gateways"), [("single", 1), ("per-zone", 2)])
def test_every_zone_has_a_way_out(registered: Any, nat: str, gateways: int) -> None:
    """Through the one NAT gateway, or through its own."""
    found = made(registered, nat=nat)
    out = [r for r in found["Route"] if "natGatewayId" in r.inputs]
    assert len(found["NatGateway"]) == gateways
    assert len({r.inputs["routeTableId"] for r in out}) == 2
    assert len({r.inputs["natGatewayId"] for r in out}) == gateways


def test_endpoints_are_reached_from_inside_alone(registered: Any) -> None:
    """The object store by its gateway, the others by interfaces with private names."""
    found = made(registered, endpoints=True)
    kinds = {e.inputs["serviceName"].removeprefix("com.amazonaws.eu-central-1."): e for e in found["VpcEndpoint"]}
    assert kinds["s3"].inputs["vpcEndpointType"] == "Gateway"
    assert len(kinds["s3"].inputs["routeTableIds"]) == 2
    assert {"ecr.api", "ecr.dkr", "sts", "kms", "eks-auth", "bedrock-runtime", "sagemaker.runtime"} <= kinds.keys()
    (group,) = found["SecurityGroup"]
    assert group.inputs["ingress"] == [
        {"cidrBlocks": ["10.20.0.0/16"], "fromPort": 443, "protocol": "tcp", "toPort": 443}
    ]


def test_the_default_security_group_is_closed(registered: Any) -> None:
    """Nothing that forgets its group gets through."""
    (group,) = made(registered)["DefaultSecurityGroup"]
    assert not {"ingress", "egress"} & group.inputs.keys()


def test_flows_are_logged_encrypted_and_kept(registered: Any) -> None:
    """For a year in production."""
    found = made(registered, flow_logs=True)
    (group,) = found["LogGroup"]
    assert (group.inputs["kmsKeyId"], group.inputs["retentionInDays"]) == ("arn:key", 365)
    assert found["FlowLog"][0].inputs["trafficType"] == "ALL"


def test_flow_logs_are_written_for_this_account_alone(registered: Any) -> None:
    """Where the account is told."""
    role = made(registered, flow_logs=True, account="111122223333")["Role"][0]
    (statement,) = json.loads(role.inputs["assumeRolePolicy"])["Statement"]
    source = "arn:aws:ec2:eu-central-1:111122223333:vpc-flow-log/*"
    assert statement["Condition"] == {"ArnLike": {"aws:SourceArn": source}}


def test_a_link_uses_ike_2_and_bgp_and_a_key_that_nobody_writes(registered: Any) -> None:
    """The shared key is made in AWS, and its routes are learned by every zone."""
    found = made(registered, links=[LINK])
    (vpn,) = found["VpnConnection"]
    assert vpn.inputs["presharedKeyStorage"] == "SecretsManager"
    assert vpn.inputs["tunnel1IkeVersions"] == vpn.inputs["tunnel2IkeVersions"] == ["ikev2"]
    assert not any("PresharedKey" in key for key in vpn.inputs)
    assert found["CustomerGateway"][0].inputs["bgpAsn"] == "65010"
    assert len(found["VpnGatewayRoutePropagation"]) == 2


def test_with_a_hub_links_end_there(registered: Any) -> None:
    """And what is not private behind a link is routed to it as well."""
    found = made(registered, hub="tgw-1", links=[LINK])
    assert found["VpnConnection"][0].inputs["transitGatewayId"] == "tgw-1"
    assert "VpnGateway" not in found
    routed = {r.inputs["destinationCidrBlock"] for r in found["Route"]}
    assert routed == {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "203.0.113.0/24"}


def test_a_site_with_amazons_number_is_refused(registered: Any) -> None:
    """BGP between two ends of one number would be within one network."""
    with pytest.raises(LandingZoneError, match="clinic"):
        made(registered, links=[{**LINK, "asn": 64512}])


def test_of_a_network_that_is_there_nothing_is_made(registered: Any) -> None:
    """Only its ids are handed on."""
    found = made(registered, existing="vpc-1", existing_subnets=["subnet-1", "subnet-2"], endpoints=True)
    assert list(found) == ["AwsNetwork"]


def test_everything_that_can_be_tagged_is(registered: Any) -> None:
    """With the tags of the environment."""
    found = made(registered, nat="per-zone", endpoints=True, flow_logs=True, hub="tgw-1", links=[LINK])
    bare = {"AwsNetwork", "Route", "RouteTableAssociation", "RolePolicy", "VpnGatewayRoutePropagation"}
    untagged = [o.name for kind in found.keys() - bare for o in found[kind] if o.inputs["tags"].get("owner") != "ai"]
    assert untagged == []
