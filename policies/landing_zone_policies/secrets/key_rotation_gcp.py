"""S01 on GCP: keys rotate within a year."""

from typing import Any

from landing_zone_policies.look import number
from landing_zone_policies.requirement import Answer, Requirement, by_type
from landing_zone_policies.unknown import UNKNOWN, Hidden, Unknown

PERIOD = "rotationPeriod"
YEAR_SECONDS = 365 * 86_400


def _within_a_year(props: dict[str, Any]) -> Answer:
    """A period is in seconds (`7776000s`); a key without one never rotates."""
    value = props.get(PERIOD)
    text = value.removesuffix("s") if isinstance(value, str) and not isinstance(value, Hidden) else value
    seconds = number(text)
    return UNKNOWN if isinstance(seconds, Unknown) else seconds is not None and seconds <= YEAR_SECONDS


rule = by_type(
    {"gcp:kms/cryptoKey:CryptoKey": (Requirement(PERIOD, _within_a_year, f"`{PERIOD}` is not within a year"),)}
)
