"""I03 on AWS: IAM users, their keys, and rights of single users."""

from collections.abc import Iterator

from landing_zone_policies.control import Verdict, Violation
from landing_zone_policies.look import items
from landing_zone_policies.requirement import for_types, in_turn
from landing_zone_policies.resource import Resource
from landing_zone_policies.unknown import UNKNOWN

USERS = (
    "aws:iam/user:User",
    "aws:iam/accessKey:AccessKey",
    "aws:iam/userLoginProfile:UserLoginProfile",
    "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
    "aws:iam/sshKey:SshKey",
)
RIGHTS = ("aws:iam/userPolicy:UserPolicy", "aws:iam/userPolicyAttachment:UserPolicyAttachment")


def _user(resource: Resource) -> Iterator[Violation]:
    yield Violation("it is a user, or a credential of one, that lasts")


def _right(resource: Resource) -> Iterator[Violation]:
    yield Violation("it gives rights to a single user")


def _attachment(resource: Resource) -> Iterator[Violation]:
    users = resource.props.get("users")
    if items(users):
        yield Violation("`users` gives rights to single users")
    elif users is UNKNOWN:
        yield Violation("`users` is not known yet", Verdict.UNDETERMINED)


rule = in_turn(
    for_types(USERS, _user),
    for_types(RIGHTS, _right),
    for_types(("aws:iam/policyAttachment:PolicyAttachment",), _attachment),
)
