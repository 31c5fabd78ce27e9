"""Roles, policies and identity providers."""

from tests.sandbox.providers.aws.conftest import Engine

from landing_zone.sandbox.providers.aws.cloud import Cloud

TRUST = (
    '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", '
    '"Principal": {"Service": "eks.amazonaws.com"}, "Action": "sts:AssumeRole"}]}'
)
READ = (
    '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", '
    '"Action": "s3:GetObject", "Resource": "arn:aws:s3:::a"}]}'
)
WIDER = READ.replace("arn:aws:s3:::a", "arn:aws:s3:::b")


def test_roles_and_what_they_may(engine: Engine, cloud: Cloud) -> None:
    """A role with a policy of its own, one of AWS' and one of the account, in a profile."""
    role = engine.up("aws:iam/role:Role", name="r", assumeRolePolicy=TRUST, maxSessionDuration=3600, tags={"a": "b"})
    own = engine.up("aws:iam/rolePolicy:RolePolicy", name="own", role="r", policy=READ)
    of_aws = engine.up(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        role="r",
        policyArn="arn:aws:iam::aws:policy/AmazonEKSClusterPolicy",
    )
    policy = engine.up("aws:iam/policy:Policy", name="p", policy=READ, tags={"a": "b"})
    assert policy.id == "arn:aws:iam::111122223333:policy/p"
    profile = engine.up("aws:iam/instanceProfile:InstanceProfile", name="ip", role="r", tags={"a": "b"})
    own = engine.update(own, name="own", role="r", policy=WIDER)
    policy = engine.update(policy, name="p", policy=WIDER, tags={"a": "b"})
    engine.update(role, **{**role.inputs, "maxSessionDuration": 7200, "tags": {"c": "d"}})
    tags = cloud.call("iam", "list_role_tags", {"RoleName": "r"})["Tags"]
    assert {tag["Key"] for tag in tags} == {"c", "owner", "ai-landing-zone:resource"}
    for made in (profile, policy, of_aws, own, role):
        engine.delete(made)


def test_an_issuer_of_tokens(engine: Engine) -> None:
    """Its ARN follows from its address."""
    made = engine.up(
        "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
        url="https://oidc.eks.eu-central-1.amazonaws.com/id/ABC",
        clientIdLists=["sts.amazonaws.com"],
        tags={"a": "b"},
    )
    assert made.id == "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/ABC"
    engine.delete(made)


def test_a_policy_that_says_the_same_is_the_same(engine: Engine) -> None:
    """JSON is compared by what it says, not by how it is written."""
    role = engine.up("aws:iam/role:Role", name="r", assumeRolePolicy=TRUST)
    assert not engine.diff(role, name="r", assumeRolePolicy=TRUST.replace(" ", "")).changes
    engine.delete(role)
