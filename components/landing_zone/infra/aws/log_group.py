"""Log groups: encrypted, and kept as long as the profile says."""

import pulumi
from pulumi_aws import cloudwatch

from landing_zone.infra.options import child

RETENTION_DAYS = {"dev": 90, "prod": 365, "restricted": 731}
"""Days that logs are kept, by profile; CloudWatch accepts only certain numbers."""


def log_group(
    parent: pulumi.Resource,
    name: str,
    *,
    path: str,
    profile: str,
    key: pulumi.Input[str] | None,
    tags: dict[str, str],
) -> cloudwatch.LogGroup:
    """Make the log group called ``path``."""
    return cloudwatch.LogGroup(
        name,
        name=path,
        kms_key_id=key,
        retention_in_days=RETENTION_DAYS[profile],
        tags=tags,
        opts=child(parent),
    )
