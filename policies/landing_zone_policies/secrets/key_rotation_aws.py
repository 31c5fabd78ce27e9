"""S01 on AWS: rotation of KMS keys. Only symmetric keys for encryption, with material from KMS, can rotate."""

from typing import Any

from landing_zone_policies.look import at
from landing_zone_policies.requirement import at_most, by_type, on, unless

SPEC_FIELDS = ("customerMasterKeySpec", "keySpec")
SYMMETRIC = (None, "SYMMETRIC_DEFAULT")


def _cannot_rotate(props: dict[str, Any]) -> bool:
    specs = [at(props, field) for field in SPEC_FIELDS]
    return any(isinstance(spec, str) and spec not in SYMMETRIC for spec in specs)


rule = by_type(
    {
        "aws:kms/key:Key": (
            *unless(_cannot_rotate, on("enableKeyRotation")),
            at_most("rotationPeriodInDays", 365, "days"),
        )
    }
)
