"""A03 on AWS: Bedrock's agents and guardrails, and the log of invocations."""

from collections.abc import Iterator, Sequence

from landing_zone_policies.control import Violation
from landing_zone_policies.links import of_type
from landing_zone_policies.requirement import by_type, given, own_key
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene

AGENT, GUARDRAIL = "aws:bedrock/agentAgent:AgentAgent", "aws:bedrock/guardrail:Guardrail"
LOGGING = "aws:bedrockmodel/invocationLoggingConfiguration:InvocationLoggingConfiguration"

rule = by_type(
    {
        AGENT: (own_key("customerEncryptionKeyArn"), given("guardrailConfigurations")),
        GUARDRAIL: (own_key("kmsKeyArn"),),
    }
)


def stack_rule(resources: Sequence[Resource], scene: Scene) -> Iterator[Violation]:
    """Ask for a log of invocations where the stack has agents."""
    if not of_type(resources, LOGGING):
        for agent in of_type(resources, AGENT):
            yield Violation("nothing in the stack logs invocations of its model", resource=agent)
