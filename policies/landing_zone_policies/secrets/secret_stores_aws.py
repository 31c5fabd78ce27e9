"""S04 on AWS: Secrets Manager."""

import re
from typing import Any

from landing_zone_policies.look import at, number
from landing_zone_policies.requirement import Answer, Requirement, by_type, own_key
from landing_zone_policies.unknown import UNKNOWN, Unknown

DAYS = 90
RULES = "rotationRules"
_RATE = re.compile(r"rate\((\d+)\s+(day|hour)s?\)")


def _rotates_in_time(props: dict[str, Any]) -> Answer:
    """Return whether a rotation comes within the days; a schedule by calendar does, for it runs every month at most."""
    rules = props.get(RULES)
    days, schedule = number(at(rules, "automaticallyAfterDays")), at(rules, "scheduleExpression")
    if rules is UNKNOWN or isinstance(days, Unknown) or schedule is UNKNOWN:
        return UNKNOWN
    if days is not None:
        return days <= DAYS
    return isinstance(schedule, str) and _is_in_time(schedule)


def _is_in_time(schedule: str) -> bool:
    rate = _RATE.fullmatch(schedule.strip())
    return int(rate[1]) <= DAYS * (24 if rate[2] == "hour" else 1) if rate else schedule.startswith("cron(")


rule = by_type(
    {
        "aws:secretsmanager/secret:Secret": (own_key("kmsKeyId"),),
        "aws:secretsmanager/secretRotation:SecretRotation": (
            Requirement(RULES, _rotates_in_time, f"`{RULES}` rotate it later than after {DAYS} days"),
        ),
    }
)
