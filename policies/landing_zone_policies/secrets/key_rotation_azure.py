"""S01 on Azure: a vault's key lies in a hardware module and is replaced within a year."""

import re
from typing import Any

from landing_zone_policies.azure import by_azure_type, said
from landing_zone_policies.requirement import Answer, Requirement, below
from landing_zone_policies.unknown import UNKNOWN, Hidden

LIFETIME = "rotationPolicy.attributes.expiryTime"
YEAR_DAYS = 365
_PERIOD = re.compile(r"^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?", re.IGNORECASE)
_DAYS = (365, 30, 1)
"""Days of a year, a month and a day, as vaults count them."""


def _within_a_year(props: dict[str, Any]) -> Answer:
    """A lifetime is a period of ISO 8601 (`P90D`, `P1Y`); another form is not judged."""
    value = below(props, LIFETIME)
    if value is UNKNOWN or isinstance(value, Hidden):
        return UNKNOWN
    period = _PERIOD.match(str(value))
    if value in (None, "") or period is None:
        return value not in (None, "")
    return sum(int(count or 0) * days for count, days in zip(period.groups(), _DAYS, strict=True)) <= YEAR_DAYS


SHORT = Requirement(LIFETIME, _within_a_year, f"`{LIFETIME}` is not within a year")
IN_HARDWARE = said("kty", "rsa-hsm", "ec-hsm", problem="keeps the key outside a hardware module")
rule = by_azure_type({"azure-native:keyvault:Key": (SHORT, IN_HARDWARE)})
