"""EC2: security groups and their rules."""

from landing_zone.sandbox.providers.aws.ec2 import BUSY, TAGGING, TAGS, arn, tagged, with_our_tag
from landing_zone.sandbox.providers.aws.kind import Api, Kind, Setter

_PERMISSION = (
    "{IpProtocol: protocol, FromPort: fromPort, ToPort: toPort, "
    "IpRanges: cidrBlocks[].{CidrIp: @}, Ipv6Ranges: ipv6CidrBlocks[].{CidrIpv6: @}, "
    "UserIdGroupPairs: securityGroups[].{GroupId: @}, PrefixListIds: prefixListIds[].{PrefixListId: @}}"
)
_READ = (
    "{protocol: IpProtocol, fromPort: FromPort, toPort: ToPort, cidrBlocks: IpRanges[].CidrIp, "
    "ipv6CidrBlocks: Ipv6Ranges[].CidrIpv6, securityGroups: UserIdGroupPairs[].GroupId, "
    "prefixListIds: PrefixListIds[].PrefixListId}"
)


def _rules(name: str, direction: str, listed: str) -> Setter:
    """Return the setter of a group's own rules, which takes away what is there first."""
    revoke = f"{{GroupId: id, IpPermissions: live.{listed}}}"
    return Setter(
        (name,),
        Api(
            f"authorize_security_group_{direction}",
            f"{{GroupId: id, IpPermissions: {name}[].{_PERMISSION}}}",
            given=name,
        ),
        on_create=True,
        before=Api(f"revoke_security_group_{direction}", revoke, given=f"live.{listed}"),
    )


_RULES = (_rules("ingress", "ingress", "IpPermissions"), _rules("egress", "egress", "IpPermissionsEgress"))
_WITHOUT_EGRESS = Setter(
    ("name",),
    Api(
        "revoke_security_group_egress",
        "{GroupId: id, IpPermissions: live.IpPermissionsEgress}",
        given="live.IpPermissionsEgress",
    ),
    on_create=True,
)
"""AWS lets a new group out everywhere; the official provider takes that away."""
_GROUP_LIVE = {
    "arn": arn("join('', ['security-group/', id])"),
    "description": "Description",
    "name": "GroupName",
    "ownerId": "OwnerId",
    "ingress": f"IpPermissions[].{_READ}",
    "egress": f"IpPermissionsEgress[].{_READ}",
    "tagsAll": TAGS,
    "vpcId": "VpcId",
}

GROUP = Kind(
    type="aws:ec2/securityGroup:SecurityGroup",
    service="ec2",
    create=Api(
        "create_security_group",
        f"{{GroupName: name, Description: description, VpcId: vpcId, {tagged('security-group')}}}",
    ),
    identity="answer.GroupId",
    left=with_our_tag("describe_security_groups", "SecurityGroups[].GroupId", "GroupId"),
    read=Api("describe_security_groups", "{GroupIds: [id]}", "SecurityGroups[0]"),
    live=_GROUP_LIVE,
    setters=(_WITHOUT_EGRESS, *_RULES),
    delete=(Api("delete_security_group", "{GroupId: id}"),),
    replace=frozenset({"name", "description", "vpcId"}),
    tagging=TAGGING,
    defaults={"description": "Managed by Pulumi"},
    name="name",
    kept=frozenset({"revokeRulesOnDelete"}),
    busy=BUSY,
)

DEFAULT_GROUP = Kind(
    type="aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    service="ec2",
    create=Api(
        "describe_security_groups",
        "{Filters: [{Name: 'vpc-id', Values: [vpcId]}, {Name: 'group-name', Values: ['default']}]}",
    ),
    identity="answer.SecurityGroups[0].GroupId",
    read=Api("describe_security_groups", "{GroupIds: [id]}", "SecurityGroups[0]"),
    live=_GROUP_LIVE,
    setters=(
        Setter(("tags",), Api("create_tags", "{Resources: [id], Tags: tag_list(sent)}"), on_create=True),
        *_RULES,
    ),
    delete=(),
    replace=frozenset({"vpcId"}),
    tagging=TAGGING,
    defaults={"ingress": [], "egress": []},
    kept=frozenset({"revokeRulesOnDelete"}),
)

_RULE = (
    "IpProtocol: ipProtocol, FromPort: fromPort, ToPort: toPort, "
    "IpRanges: cidrIpv4 && [{CidrIp: cidrIpv4, Description: description}], "
    "Ipv6Ranges: cidrIpv6 && [{CidrIpv6: cidrIpv6, Description: description}], "
    "PrefixListIds: prefixListId && [{PrefixListId: prefixListId, Description: description}], "
    "UserIdGroupPairs: referencedSecurityGroupId && "
    "[{GroupId: referencedSecurityGroupId, Description: description}]"
)


def _rule(direction: str, is_egress: str) -> Kind:
    lower = direction.lower()
    return Kind(
        type=f"aws:vpc/securityGroup{direction}Rule:SecurityGroup{direction}Rule",
        service="ec2",
        create=Api(
            f"authorize_security_group_{lower}",
            f"{{GroupId: securityGroupId, IpPermissions: [{{{_RULE}}}], {tagged('security-group-rule')}}}",
        ),
        identity="answer.SecurityGroupRules[0].SecurityGroupRuleId",
        left=Api(
            "describe_security_group_rules",
            with_our_tag("", "x", "x").params,
            f"SecurityGroupRules[?IsEgress==`{is_egress}`] | [0].{{SecurityGroupRules: [@]}}",
        ),
        read=Api("describe_security_group_rules", "{SecurityGroupRuleIds: [id]}", "SecurityGroupRules[0]"),
        live={
            "arn": arn("join('', ['security-group-rule/', id])"),
            "cidrIpv4": "CidrIpv4",
            "cidrIpv6": "CidrIpv6",
            "description": "Description",
            "fromPort": "FromPort",
            "ipProtocol": "IpProtocol",
            "prefixListId": "PrefixListId",
            "referencedSecurityGroupId": "ReferencedGroupInfo.GroupId",
            "securityGroupId": "GroupId",
            "securityGroupRuleId": "SecurityGroupRuleId",
            "tagsAll": TAGS,
            "toPort": "ToPort",
        },
        delete=(Api(f"revoke_security_group_{lower}", "{GroupId: securityGroupId, SecurityGroupRuleIds: [id]}"),),
        replace=frozenset(
            {
                "securityGroupId",
                "ipProtocol",
                "fromPort",
                "toPort",
                "cidrIpv4",
                "cidrIpv6",
                "description",
                "prefixListId",
                "referencedSecurityGroupId",
            }
        ),
        tagging=TAGGING,
    )


KINDS = (GROUP, DEFAULT_GROUP, _rule("Ingress", "false"), _rule("Egress", "true"))
