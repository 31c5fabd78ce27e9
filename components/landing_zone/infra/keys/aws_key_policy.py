"""Who may use a key, by its own policy: the account, and the services that encrypt for it."""

from pulumi import Output

from landing_zone.infra.aws.arn import partition
from landing_zone.infra.aws.documents import Condition, Statement, document

USE = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]


def key_policy(account: str, region: str) -> Output[str]:
    """Return the policy of a key of this account and region.

    The account's identities need a grant of their own besides; logs and disks are encrypted for the account alone.
    Disks are allowed by the way that a call takes, as for the key that AWS itself makes for them: the scaling service
    has no policy of its own, and does not exist in a new account.
    """
    name = partition(region)
    logs: Condition = {"ArnLike": {"kms:EncryptionContext:aws:logs:arn": f"arn:{name}:logs:{region}:{account}:*"}}
    disks: Condition = {"StringEquals": {"kms:ViaService": f"ec2.{region}.amazonaws.com", "kms:CallerAccount": account}}
    return document(
        _statement("Account", {"AWS": f"arn:{name}:iam::{account}:root"}, ["kms:*"]),
        _statement("Logs", {"Service": f"logs.{region}.amazonaws.com"}, USE, logs),
        _statement("Disks", {"AWS": "*"}, [*USE, "kms:CreateGrant"], disks),
    )


def _statement(
    sid: str, principal: dict[str, str], actions: list[str], condition: Condition | None = None
) -> Statement:
    statement: Statement = {
        "Sid": sid,
        "Effect": "Allow",
        "Principal": principal,
        "Action": actions,
        "Resource": "*",
    }
    return statement | ({"Condition": condition} if condition else {})
