"""Who the pods of one model are to AWS."""

import json
from typing import Any

import pytest

from landing_zone.infra.identity.aws_workload_identity import AwsWorkloadIdentity

ARGS: dict[str, Any] = {
    "environment": "test",
    "cluster": "eu",
    "cluster_name": "eu",
    "workload": "notes",
    "namespace": "clinic",
    "service_account": "notes",
    "account": "111122223333",
    "region": "eu-central-1",
    "oidc_issuer": "https://oidc.eks.eu-central-1.amazonaws.com/id/ABC",
    "store": "arn:aws:s3:::models",
    "prefix": "clinic/notes/",
    "key": "arn:key",
    "tags": {"owner": "ai"},
}
HOST = "oidc.eks.eu-central-1.amazonaws.com/id/ABC"


@pytest.fixture
def made(registered: Any) -> list[Any]:
    """The component, its role, and the role's policy."""
    return list(registered(lambda: AwsWorkloadIdentity("eu-notes", ARGS)))


def test_only_this_service_account_of_this_cluster_becomes_it(made: list[Any]) -> None:
    """Subject and audience are pinned, without patterns."""
    (statement,) = json.loads(made[1].inputs["assumeRolePolicy"])["Statement"]
    assert statement["Principal"] == {"Federated": f"arn:aws:iam::111122223333:oidc-provider/{HOST}"}
    pinned = {f"{HOST}:sub": "system:serviceaccount:clinic:notes", f"{HOST}:aud": "sts.amazonaws.com"}
    assert statement["Condition"] == {"StringEquals": pinned}


def test_it_reads_its_prefix_and_nothing_else(made: list[Any]) -> None:
    """A neighbour whose name begins alike stays closed."""
    read, listing, decrypt = json.loads(made[2].inputs["policy"])["Statement"]
    assert (read["Action"], read["Resource"]) == (["s3:GetObject"], ["arn:aws:s3:::models/clinic/notes/*"])
    assert listing["Condition"] == {"StringLike": {"s3:prefix": ["clinic/notes", "clinic/notes/*"]}}
    assert (decrypt["Action"], decrypt["Resource"]) == (["kms:Decrypt"], ["arn:key"])
