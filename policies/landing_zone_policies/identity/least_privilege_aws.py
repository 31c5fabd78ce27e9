"""I01 on AWS: what IAM policies allow, wherever they are written.

A condition narrows a statement, so that one with a condition is judged for full rights only.
"""

from collections.abc import Iterator
from typing import Any

from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.identity.actions_aws import (
    changes_permissions,
    is_read,
    is_wildcard,
    needs_resource,
    returns_credentials,
)
from landing_zone_policies.look import at, items
from landing_zone_policies.policy_document import Statement, judged_document
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

DOCUMENTS = {
    "aws:iam/policy:Policy": "policy",
    "aws:iam/rolePolicy:RolePolicy": "policy",
    "aws:iam/userPolicy:UserPolicy": "policy",
    "aws:iam/groupPolicy:GroupPolicy": "policy",
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": "inlinePolicy",
}
"""Where each type holds its document."""
ATTACHMENTS = {
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "policyArn",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment": "policyArn",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": "policyArn",
    "aws:iam/policyAttachment:PolicyAttachment": "policyArn",
    "aws:iam/role:Role": "managedPolicyArns",
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "policyArns",
    "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": "managedPolicyArn",
}
"""Where each type names policies by ARN."""
TOO_MUCH = ("/AdministratorAccess", "/IAMFullAccess", "/PowerUserAccess")
ROLE = "aws:iam/role:Role"


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge every document and every policy named in a resource."""
    for field, document in _documents(resource):
        yield from judged_document(field, document, _problems)
    for field, arns in _attached(resource):
        yield from _named(field, arns)


def _documents(resource: Resource) -> Iterator[tuple[str, Any]]:
    for type_, field in DOCUMENTS.items():
        if is_type(resource, type_):
            yield field, resource.props.get(field)
    if is_type(resource, ROLE):
        held = resource.props.get("inlinePolicies")
        yield from [("inlinePolicies", UNKNOWN)] if held is UNKNOWN else _inline(held)


def _inline(held: Any) -> Iterator[tuple[str, Any]]:
    for block in items(held):
        yield "inlinePolicies[].policy", at(block, "policy")


def _attached(resource: Resource) -> Iterator[tuple[str, Any]]:
    for type_, field in ATTACHMENTS.items():
        if is_type(resource, type_):
            yield field, resource.props.get(field)


def _named(field: str, arns: Any) -> Iterator[Violation]:
    if any(isinstance(arn, str) and arn.endswith(TOO_MUCH) for arn in items(arns)):
        yield Violation(f"`{field}` names a policy that allows nearly everything")
    elif arns is UNKNOWN or UNKNOWN in items(arns):
        yield Violation(f"`{field}` is not known yet", Verdict.UNDETERMINED)


def _problems(statement: Statement) -> Iterator[str]:
    """Yield what an allowing statement allows too much of."""
    if "action" in statement.all_but and statement.is_for_any_resource:
        yield "allows all but some actions on any resource"
    elif statement.is_for_any_resource and "*" in statement.actions:
        yield "allows every action on any resource"
    elif not statement.conditions:
        yield from _of_actions(statement)


def _of_actions(statement: Statement) -> Iterator[str]:
    long_lived = [a for a in statement.actions if returns_credentials(a) and not a.startswith("sts:")]
    if long_lived:
        yield "hands out credentials"
    if statement.is_for_any_resource:
        yield from (_of_any(a) for a in statement.actions if needs_resource(a))


def _of_any(action: str) -> str:
    """Return what an action on any resource amounts to."""
    if is_wildcard(action):
        return "allows every action of a service on any resource"
    if returns_credentials(action):
        return "hands out credentials for any resource"
    if changes_permissions(action):
        return "changes permissions of any resource"
    return "reads any resource" if is_read(action) else "changes any resource"
