"""A07 on AWS: retention of log groups. A group that says nothing keeps its logs until somebody changes that."""

from collections.abc import Iterator

from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.look import number
from landing_zone_policies.managed_ai.retention import DAYS
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import Unknown

GROUP = "aws:cloudwatch/logGroup:LogGroup"
FIELD = "retentionInDays"


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge the days that a log group names; 0 is for ever."""
    if not is_type(resource, GROUP):
        return
    days, least = number(resource.props.get(FIELD)), scene.value(DAYS)
    if isinstance(days, Unknown):
        yield Violation(f"`{FIELD}` is not known yet", Verdict.UNDETERMINED)
    elif days is None:
        yield Violation(f"`{FIELD}` is not given")
    elif 0 < days < least:
        yield Violation(f"`{FIELD}` is less than {least} days")
