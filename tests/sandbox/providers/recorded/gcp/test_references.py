"""What a resource of GCP names as ours must be there."""

from typing import Any

import pytest

from landing_zone.errors import SandboxError

SUBNET = "gcp:compute/subnetwork:Subnetwork"
MEMBER = "gcp:projects/iAMMember:IAMMember"


def test_a_link_named_as_ours_must_exist(gcp: Any) -> None:
    """One of another name was there before, and is taken on trust."""
    subnet = {"name": "dev-a", "region": "europe-west4", "ipCidrRange": "10.0.0.0/20"}
    link = "https://www.googleapis.com/compute/v1/projects/my-project/global/networks/{}"
    gcp.create(SUBNET, {**subnet, "network": link.format("shared")})
    with pytest.raises(SandboxError, match=r"global/networks/dev-vpc does not exist; make it first"):
        gcp.create(SUBNET, {**subnet, "network": link.format("dev-vpc")})


def test_a_pool_needs_its_cluster_and_a_grant_its_account(gcp: Any) -> None:
    """Whether they are named by id or by name."""
    pool = {"name": "gpu", "cluster": "dev-eu", "location": "europe-west4"}
    with pytest.raises(SandboxError, match=r"locations/europe-west4/clusters/dev-eu does not exist"):
        gcp.create("gcp:container/nodePool:NodePool", pool)
    email = "dev-nodes@my-project.iam.gserviceaccount.com"
    grant = {"project": "my-project", "role": "roles/viewer", "member": f"serviceAccount:{email}"}
    with pytest.raises(SandboxError, match=rf"serviceAccounts/{email} does not exist"):
        gcp.create(MEMBER, grant)
    gcp.create("gcp:serviceaccount/account:Account", {"accountId": "dev-nodes"})
    gcp.create(MEMBER, grant)
