"""S01 on AWS: rotation of KMS keys. Only symmetric keys for encryption, with material from KMS, can rotate."""

from typing import Any

from landing_zone_policies.look import at
from landing_zone_policies.requirement import Answer, at_most, by_type, on, unless
from landing_zone_policies.unknown import UNKNOWN

SPEC_FIELDS = ("customerMasterKeySpec", "keySpec")
SYMMETRIC = (None, "SYMMETRIC_DEFAULT")


def _cannot_rotate(props: dict[str, Any]) -> Answer:
    specs = [at(props, field) for field in SPEC_FIELDS]
    if any(isinstance(spec, str) and spec not in SYMMETRIC for spec in specs):
        return True
    return UNKNOWN if UNKNOWN in specs else False


rule = by_type(
    {
        "aws:kms/key:Key": (
            *unless(_cannot_rotate, on("enableKeyRotation")),
            at_most("rotationPeriodInDays", 365, "days"),
        )
    }
)
