"""Buckets of models."""

from typing import Any

import pytest

from landing_zone.errors import LandingZoneError
from landing_zone.infra.storage.gcp_model_store import GcpModelStore

KEY = "projects/clinic-prod/locations/europe-west3/keyRings/prod-eu/cryptoKeys/prod-eu"


def bucket(registered: Any, profile: str = "prod", **more: Any) -> Any:
    """Return the bucket of a store."""
    args: Any = {
        "environment": "prod",
        "jurisdiction": "EU",
        "account": "clinic-prod",
        "region": "europe-west3",
        "profile": profile,
        "key": KEY,
        "tags": {"owner": "ai"},
        **more,
    }
    [_, found] = registered(lambda: GcpModelStore("eu-models", args))
    return found


@pytest.mark.parametrize("profile", ["dev", "prod", "restricted"])
def test_it_is_closed_and_encrypted_with_a_key_of_one_s_own(registered: Any, profile: str) -> None:
    """In every profile, and it stays in its region."""
    inputs = bucket(registered, profile).inputs
    assert (inputs["publicAccessPrevention"], inputs["uniformBucketLevelAccess"]) == ("enforced", True)
    assert inputs["encryption"] == {"defaultKmsKeyName": KEY}
    assert inputs["location"] == "EUROPE-WEST3"
    assert inputs["name"] == "clinic-prod-prod-models-eu"
    assert inputs["versioning"] == {"enabled": True}


@pytest.mark.parametrize(("profile", "kept"), [("dev", False), ("prod", True)])
def test_only_dev_is_emptied_on_destroy(registered: Any, profile: str, kept: bool) -> None:
    """What others hold is protected, and can be restored for days."""
    found = bucket(registered, profile)
    assert (found.protect, found.inputs["forceDestroy"]) == (kept, not kept)
    assert (found.inputs["softDeletePolicy"]["retentionDurationSeconds"] > 0) is kept


@pytest.mark.parametrize(("profile", "locked"), [("dev", False), ("prod", True)])
def test_a_lock_takes_the_place_of_versions(registered: Any, profile: str, locked: bool) -> None:
    """The cloud refuses a bucket with both; a lock can't be taken back, except in dev."""
    inputs = bucket(registered, profile, lock_days=30).inputs
    assert inputs["versioning"] == {"enabled": False}
    assert inputs["retentionPolicy"] == {"isLocked": locked, "retentionPeriod": str(30 * 86_400)}


def test_a_replica_is_refused(registered: Any) -> None:
    """Better than a copy that is not made."""
    with pytest.raises(LandingZoneError, match="replica_region"):
        bucket(registered, replica_region="europe-west4")
