"""Service accounts of models."""

from typing import Any

import pytest

from landing_zone.infra.identity.gcp_workload_identity import GcpWorkloadIdentity

ARGS: Any = {
    "environment": "prod",
    "cluster": "eu",
    "cluster_name": "eu",
    "workload": "radiology-assistant",
    "namespace": "clinic",
    "service_account": "radiology-assistant",
    "account": "clinic-prod",
    "region": "europe-west3",
    "oidc_issuer": "https://container.googleapis.com/v1/projects/p/locations/l/clusters/eu",
    "store": "clinic-prod-models",
    "prefix": "radiology-assistant",
    "key": "projects/p/locations/l/keyRings/r/cryptoKeys/k",
    "tags": {},
}


@pytest.fixture
def made(registered: Any) -> dict[str, Any]:
    """What an identity registers, by type."""
    return {r.type.rpartition(":")[2]: r for r in registered(lambda: GcpWorkloadIdentity("eu-assistant", ARGS))}


def test_exactly_one_service_account_of_pods_acts_as_it(made: dict[str, Any]) -> None:
    """Namespace and name are pinned."""
    user = made["IAMMember"].inputs
    assert user["role"] == "roles/iam.workloadIdentityUser"
    assert user["member"] == "serviceAccount:clinic-prod.svc.id.goog[clinic/radiology-assistant]"


def test_it_reads_and_lists_its_own_prefix_alone(made: dict[str, Any]) -> None:
    """With the stroke at the end: `radiology-assistant-2` is somebody else's."""
    reader = made["BucketIAMMember"].inputs
    assert (reader["bucket"], reader["role"]) == ("clinic-prod-models", "roles/storage.objectViewer")
    assert reader["condition"]["expression"] == (
        "resource.name.startsWith('projects/_/buckets/clinic-prod-models/objects/radiology-assistant/') || "
        "api.getAttribute('storage.googleapis.com/objectListPrefix', '').startsWith('radiology-assistant/')"
    )


def test_its_name_fits_the_cloud(made: dict[str, Any]) -> None:
    """Account ids have at most 30 characters."""
    assert 6 <= len(made["Account"].inputs["accountId"]) <= 30
