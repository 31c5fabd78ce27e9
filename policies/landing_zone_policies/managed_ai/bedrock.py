"""A03: agents lie under a key of their owner, behind a guardrail, and what they are asked is logged."""

from landing_zone_policies.clouds import all_of, by_cloud
from landing_zone_policies.control import Control, Severity
from landing_zone_policies.managed_ai import bedrock_aws

CONTROL = Control(
    id="A03",
    name="agents-guarded",
    title="Agents lie under a key of their owner, behind a guardrail, and what they are asked is logged",
    severity=Severity.HIGH,
    clauses=("CCC.GenAI.CN01", "CCC.GenAI.CN02", "AI Act Art. 12"),
    fix="name a key and a guardrail, and switch the log of invocations on",
    rule=by_cloud({"aws": bedrock_aws.rule}),
    stack_rule=all_of(bedrock_aws.stack_rule),
)
