"""G09 on AWS: ECR's repositories and who may pull from them."""

from collections.abc import Iterator

from landing_zone_policies.control import Violation
from landing_zone_policies.policy_document import Statement, judged_document
from landing_zone_policies.requirement import among, by_type, for_types, in_turn, on
from landing_zone_policies.resource import Resource


def _policy(resource: Resource) -> Iterator[Violation]:
    return judged_document("policy", resource.props.get("policy"), _problems)


def _problems(statement: Statement) -> Iterator[str]:
    if statement.is_for_anybody and not statement.is_narrowed:
        yield "lets anybody pull or push"


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
