"""A key of AWS KMS."""

import pulumi
from pulumi_aws import kms

from landing_zone.infra.keys.aws_key_policy import key_policy
from landing_zone.infra.keys.encryption_key import EncryptionKey, EncryptionKeyArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name

ROTATION_DAYS = 365
WAITING_DAYS = {"dev": 7, "prod": 30, "restricted": 30}
"""Days in which deletion can be taken back, by profile."""


class AwsKey(EncryptionKey):
    """A symmetric key with yearly rotation, and its alias."""

    def __init__(self, name: str, args: EncryptionKeyArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:AwsKey", name, {}, opts)
        physical = physical_name(args["environment"], args["name"], limit=200)
        key = kms.Key(
            f"{name}-key",
            description=physical,
            enable_key_rotation=True,
            rotation_period_in_days=ROTATION_DAYS,
            deletion_window_in_days=WAITING_DAYS[args["profile"]],
            policy=key_policy(args["account"], args["region"]),
            tags=args["tags"],
            opts=child(self, protect=args["profile"] != "dev"),
        )
        kms.Alias(f"{name}-alias", name=f"alias/{physical}", target_key_id=key.key_id, opts=child(self))
        self.key_id = key.arn
        self.register()
