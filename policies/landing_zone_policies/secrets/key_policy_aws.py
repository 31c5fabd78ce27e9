"""S02 on AWS: policies of KMS keys, and whether keys are enabled. A condition narrows who anybody is."""

from collections.abc import Iterator

from landing_zone_policies.control import Violation
from landing_zone_policies.policy_document import Statement, judged_document
from landing_zone_policies.requirement import by_type, for_types, in_turn, not_off
from landing_zone_policies.resource import Resource

KEYS = (
    "aws:kms/key:Key",
    "aws:kms/externalKey:ExternalKey",
    "aws:kms/replicaKey:ReplicaKey",
    "aws:kms/replicaExternalKey:ReplicaExternalKey",
)


def _policy(resource: Resource) -> Iterator[Violation]:
    return judged_document("policy", resource.props.get("policy"), _problems)


def _problems(statement: Statement) -> Iterator[str]:
    if statement.is_for_anybody and not statement.is_narrowed:
        yield "lets anybody use the key"


rule = in_turn(
    by_type({type_: (not_off("isEnabled"), not_off("enabled")) for type_ in KEYS}),
    for_types((*KEYS, "aws:kms/keyPolicy:KeyPolicy"), _policy),
)
