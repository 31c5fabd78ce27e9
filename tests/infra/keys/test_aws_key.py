"""Keys of AWS KMS."""

import json
from typing import Any

import pytest

from landing_zone.infra.keys.aws_key import AwsKey

ARGS: dict[str, Any] = {
    "environment": "test",
    "name": "eu",
    "account": "111122223333",
    "region": "eu-central-1",
    "profile": "prod",
    "tags": {"owner": "ai"},
}


def test_it_rotates_every_year_and_has_an_alias(registered: Any) -> None:
    """People find it by the environment's name."""
    _, key, alias = registered(lambda: AwsKey("eu", ARGS))
    assert (key.inputs["enableKeyRotation"], key.inputs["rotationPeriodInDays"]) == (True, 365)
    assert (alias.inputs["name"], key.inputs["tags"]) == ("alias/test-eu", {"owner": "ai"})


@pytest.mark.parametrize(("profile", "days"), [("dev", 7), ("prod", 30)])
def test_its_deletion_can_be_taken_back(registered: Any, profile: str, days: int) -> None:
    """Longer where it holds what matters."""
    key = registered(lambda: AwsKey("eu", {**ARGS, "profile": profile}))[1]
    assert (key.inputs["deletionWindowInDays"], key.protect) == (days, profile != "dev")


def test_nobody_outside_the_account_may_use_it(registered: Any) -> None:
    """Whoever is let in without a name is let in for this account's disks alone."""
    policy = json.loads(registered(lambda: AwsKey("eu", ARGS))[1].inputs["policy"])
    account, logs, disks = policy["Statement"]
    assert account["Principal"] == {"AWS": "arn:aws:iam::111122223333:root"}
    assert "111122223333" in json.dumps(logs["Condition"])
    assert disks["Condition"]["StringEquals"]["kms:CallerAccount"] == "111122223333"
