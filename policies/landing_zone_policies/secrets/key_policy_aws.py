"""S02 on AWS: policies of KMS keys, and whether keys are enabled. A condition narrows who anybody is."""

from collections.abc import Iterator

from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.policy_document import statements
from landing_zone_policies.requirement import by_type, for_types, in_turn, not_off
from landing_zone_policies.resource import Resource
from landing_zone_policies.unknown import Unknown

KEYS = (
    "aws:kms/key:Key",
    "aws:kms/externalKey:ExternalKey",
    "aws:kms/replicaKey:ReplicaKey",
    "aws:kms/replicaExternalKey:ReplicaExternalKey",
)


def _policy(resource: Resource) -> Iterator[Violation]:
    found = statements(resource.props.get("policy"))
    if isinstance(found, Unknown):
        yield Violation("`policy` is not known yet", Verdict.UNDETERMINED)
    elif any(s.allows and s.is_for_anybody and not s.conditions for s in found):
        yield Violation("`policy` lets anybody use the key")


rule = in_turn(
    by_type({type_: (not_off("isEnabled"), not_off("enabled")) for type_ in KEYS}),
    for_types((*KEYS, "aws:kms/keyPolicy:KeyPolicy"), _policy),
)
