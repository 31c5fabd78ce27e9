"""A03 on AWS: agents of Bedrock."""

from typing import Any

from landing_zone_policies.managed_ai.bedrock import CONTROL
from landing_zone_policies.unknown import UNKNOWN

PASS: dict[str, Any] = {
    "guarded": [
        {
            "type": "aws:bedrock/agentAgent:AgentAgent",
            "props": {"customerEncryptionKeyArn": "k", "guardrailConfigurations": [{"guardrailIdentifier": "g"}]},
        },
        {
            "type": "aws:bedrockmodel/invocationLoggingConfiguration:InvocationLoggingConfiguration",
            "props": {"loggingConfig": {}},
        },
    ]
}
FAIL: dict[str, Any] = {
    "no key": [
        {
            "type": "aws:bedrock/agentAgent:AgentAgent",
            "props": {"guardrailConfigurations": [{"guardrailIdentifier": "g"}]},
        },
        {
            "type": "aws:bedrockmodel/invocationLoggingConfiguration:InvocationLoggingConfiguration",
            "props": {"loggingConfig": {}},
        },
    ],
    "no guardrail": [
        {"type": "aws:bedrock/agentAgent:AgentAgent", "props": {"customerEncryptionKeyArn": "k"}},
        {
            "type": "aws:bedrockmodel/invocationLoggingConfiguration:InvocationLoggingConfiguration",
            "props": {"loggingConfig": {}},
        },
    ],
    "no log": {
        "type": "aws:bedrock/agentAgent:AgentAgent",
        "props": {"customerEncryptionKeyArn": "k", "guardrailConfigurations": [{"guardrailIdentifier": "g"}]},
    },
    "guardrail without key": {"type": "aws:bedrock/guardrail:Guardrail", "props": {"name": "g"}},
}
UNDETERMINED: dict[str, Any] = {
    "key": [
        {
            "type": "aws:bedrock/agentAgent:AgentAgent",
            "props": {"customerEncryptionKeyArn": UNKNOWN, "guardrailConfigurations": [{"guardrailIdentifier": "g"}]},
        },
        {
            "type": "aws:bedrockmodel/invocationLoggingConfiguration:InvocationLoggingConfiguration",
            "props": {"loggingConfig": {}},
        },
    ]
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """What is left out counts as the cloud's own default."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
