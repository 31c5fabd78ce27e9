"""The provider of one account and region of AWS."""

import json
from typing import Any

from landing_zone.infra.aws_provider import aws_provider

ARGS: dict[str, Any] = {"region": "eu-central-1", "id": "111122223333", "tags": {"owner": "ai"}}


def test_it_makes_nothing_in_another_account(registered: Any) -> None:
    """Credentials of a wrong account are refused."""
    (provider,) = registered(lambda: aws_provider("aws-eu", ARGS))
    assert provider.inputs["region"] == "eu-central-1"
    assert json.loads(provider.inputs["allowedAccountIds"]) == ["111122223333"]
    assert json.loads(provider.inputs["defaultTags"]) == {"tags": {"owner": "ai"}}
    assert "assumeRoles" not in provider.inputs


def test_it_assumes_the_role(registered: Any) -> None:
    """Under a name that the audit log shows."""
    (provider,) = registered(lambda: aws_provider("aws-eu", {**ARGS, "role": "arn:role"}))
    assert json.loads(provider.inputs["assumeRoles"]) == [{"roleArn": "arn:role", "sessionName": "ai-landing-zone"}]
