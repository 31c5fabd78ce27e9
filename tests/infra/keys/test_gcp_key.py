"""Keys of Cloud KMS."""

from typing import Any

import pytest

from landing_zone.infra.keys.gcp_key import GcpKey

KEY = "gcp:kms/cryptoKey:CryptoKey"
GRANT = "gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember"


def made(registered: Any, profile: str) -> list[Any]:
    """Return what a key registers."""
    args: Any = {
        "environment": "prod",
        "name": "eu",
        "account": "clinic-prod",
        "region": "europe-west3",
        "profile": profile,
        "tags": {"owner": "ai"},
    }
    return list(registered(lambda: GcpKey("eu-key", args)))


@pytest.mark.parametrize(("profile", "level", "kept"), [("dev", "SOFTWARE", 1), ("restricted", "HSM", 30)])
def test_a_key_rotates_and_can_be_restored(registered: Any, profile: str, level: str, kept: int) -> None:
    """Ninety days, as the CIS benchmark says; for the restricted profile it lies in hardware."""
    [key] = [r for r in made(registered, profile) if r.type == KEY]
    assert key.inputs["rotationPeriod"] == "7776000s"
    assert key.inputs["destroyScheduledDuration"] == f"{kept * 86_400}s"
    assert key.inputs["versionTemplate"]["protectionLevel"] == level
    assert key.inputs["labels"] == {"owner": "ai"}
    assert key.protect is (profile != "dev")


def test_the_project_s_agents_use_it_and_nobody_else(registered: Any) -> None:
    """Of Secrets, disks and objects, by the number of the project that GKE's agent has in its address."""
    grants = [r for r in made(registered, "prod") if r.type == GRANT]
    assert {g.inputs["role"] for g in grants} == {"roles/cloudkms.cryptoKeyEncrypterDecrypter"}
    assert sorted(g.inputs["member"].partition("@")[2] for g in grants) == [
        "compute-system.iam.gserviceaccount.com",
        "container-engine-robot.iam.gserviceaccount.com",
        "gs-project-accounts.iam.gserviceaccount.com",
    ]
