"""How long logs are kept at least."""

from landing_zone_policies.parameter import Parameter

DAYS = Parameter("A07", "retention_days", 183, "days for which logs are kept at least: six months in the AI Act")
