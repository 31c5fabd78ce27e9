"""N03 on AWS: a flow log for every VPC, kept long enough where its log group is in the stack."""

from collections.abc import Iterator, Sequence

from landing_zone_policies.control import Violation
from landing_zone_policies.links import companion, of_type, refers_to, verdict
from landing_zone_policies.look import at, number
from landing_zone_policies.requirement import Answer, either
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN, Unknown

VPC, LOG, GROUP = "aws:ec2/vpc:Vpc", "aws:ec2/flowLog:FlowLog", "aws:cloudwatch/logGroup:LogGroup"
DAYS = 90


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Ask for a log beside every VPC, and for days that its log group keeps it."""
    logs, groups = of_type(resources, LOG), of_type(resources, GROUP)
    for vpc in of_type(resources, VPC):
        answer = companion(vpc, logs, "vpcId", _is_log)
        yield from verdict(answer, vpc, "its flows are not logged", "whether its flows are logged is not known yet")
    for log in logs:
        yield from _kept(log, groups)


def _is_log(log: Resource) -> Answer:
    return True


def _kept(log: Resource, groups: Sequence[Resource]) -> Iterator[Violation]:
    for group in groups:
        is_kept = either([_is_long(group), _is_other(log, group)])
        problem = f"its log group keeps flows for less than {DAYS} days"
        yield from verdict(is_kept, log, problem, "how long its flows are kept is not known yet")


def _is_long(group: Resource) -> Answer:
    days = number(group.props.get("retentionInDays"))
    return UNKNOWN if isinstance(days, Unknown) else not days or days >= DAYS


def _is_other(log: Resource, group: Resource) -> Answer:
    found = refers_to(at(log.props, "logDestination"), group, "arn")
    return UNKNOWN if isinstance(found, Unknown) else not found
