"""G09 on AWS: ECR's repositories and who may pull from them."""

from collections.abc import Iterator

from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.policy_document import statements
from landing_zone_policies.requirement import among, by_type, for_types, in_turn, on
from landing_zone_policies.resource import Resource
from landing_zone_policies.unknown import Unknown


def _policy(resource: Resource) -> Iterator[Violation]:
    found = statements(resource.props.get("policy"))
    if isinstance(found, Unknown):
        yield Violation("`policy` is not known yet", Verdict.UNDETERMINED)
    elif any(s.allows and s.is_for_anybody and not s.conditions for s in found):
        yield Violation("`policy` lets anybody pull or push")


rule = in_turn(
    by_type(
        {
            "aws:ecr/repository:Repository": (
                among("imageTagMutability", "IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"),
                on("imageScanningConfiguration.scanOnPush"),
                among("encryptionConfigurations.encryptionType", "KMS", "KMS_DSSE"),
            )
        }
    ),
    for_types(("aws:ecr/repositoryPolicy:RepositoryPolicy",), _policy),
)
