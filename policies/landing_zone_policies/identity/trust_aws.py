"""I02 on AWS: who may take a role."""

import re
from collections.abc import Iterator

from landing_zone_policies.control import Violation
from landing_zone_policies.policy_document import Statement, judged_document
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene

ROLE = "aws:iam/role:Role"
FIELD = "assumeRolePolicy"
_ACCOUNT = re.compile(r"^(?:\d{12}|arn:aws[\w-]*:iam::\d{12}:root)$")
_OPEN_SUBJECT = re.compile(r"^(?:[\w.-]+:)*\*")
"""A subject whose first part that could tell one from another is left open (`*`, `repo:*`)."""
COGNITO = "cognito-identity.amazonaws.com"
CLAIMS = {"aud": "audience", "sub": "subject"}
COGNITO_CLAIMS = {"aud": "audience", "amr": "kind of user"}


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge every statement of a role's trust policy."""
    if not is_type(resource, ROLE):
        return
    yield from judged_document(FIELD, resource.props.get(FIELD), _problems)


def _problems(statement: Statement) -> Iterator[str]:
    if statement.is_for_anybody:
        yield "trusts anybody"
    if any(kind == "AWS" and _ACCOUNT.match(name) for kind, name in statement.principals) and not _has(statement):
        yield "trusts a whole account without an external id"
    for kind, name in statement.principals:
        if kind == "Federated" and "saml-provider" not in name:
            yield from _unpinned(statement, COGNITO_CLAIMS if name == COGNITO else CLAIMS)


def _has(statement: Statement) -> bool:
    """Return whether a condition asks for an external id, or for principals of one's own organization."""
    return any(key in ("sts:externalid", "aws:principalorgid") for _, key, _ in statement.conditions)


def _unpinned(statement: Statement, claims: dict[str, str]) -> Iterator[str]:
    for claim, word in claims.items():
        values = _values_of(statement, claim)
        if not values:
            yield f"trusts an identity provider without a condition on the {word}"
        elif claim == "sub" and any(_OPEN_SUBJECT.match(value) for value in values):
            yield "trusts every subject of an identity provider"


def _values_of(statement: Statement, claim: str) -> list[str]:
    return [value for _, key, values in statement.conditions if key.endswith(f":{claim}") for value in values]
