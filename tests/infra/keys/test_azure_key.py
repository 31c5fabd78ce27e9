"""Keys in Azure's vaults."""

from typing import Any

import pytest

from landing_zone.infra.keys.azure_key import AzureKey

VAULT = "azure-native:keyvault:Vault"
KEY = "azure-native:keyvault:Key"


def args(profile: str) -> Any:
    """Arguments of a key of the EU cluster."""
    return {
        "environment": "prod",
        "name": "eu-central",
        "account": "sub",
        "tenant": "tenant",
        "region": "germanywestcentral",
        "resource_group": "prod-eu-central",
        "profile": profile,
        "tags": {"owner": "ai"},
    }


def made(registered: Any, profile: str) -> dict[str, Any]:
    """Return what a key registers, by type."""
    return {r.type: r for r in registered(lambda: AzureKey("eu-key", args(profile)))}


@pytest.mark.parametrize("profile", ["dev", "prod", "restricted"])
def test_the_vault_is_closed_and_recoverable(registered: Any, profile: str) -> None:
    """What is encrypted with its key is lost with it, so no profile does without."""
    vault = made(registered, profile)[VAULT].inputs["properties"]
    assert vault["enablePurgeProtection"] is True
    assert vault["enableRbacAuthorization"] is True
    assert vault["publicNetworkAccess"] == "Disabled"
    assert vault["networkAcls"] == {"bypass": "AzureServices", "defaultAction": "Deny"}
    assert vault["softDeleteRetentionInDays"] == (7 if profile == "dev" else 90)


def test_the_key_is_renewed_within_the_year_that_it_is_valid(registered: Any) -> None:
    """The new version is there before the old one ends."""
    key = made(registered, "prod")[KEY].inputs["properties"]
    assert key["kty"] == "RSA-HSM"
    assert key["rotationPolicy"] == {
        "attributes": {"expiryTime": "P1Y"},
        "lifetimeActions": [{"action": {"type": "rotate"}, "trigger": {"timeAfterCreate": "P10M"}}],
    }


def test_vault_and_key_carry_the_tags(registered: Any) -> None:
    """Nothing costs money without an owner."""
    resources = made(registered, "dev")
    assert resources[VAULT].inputs["tags"] == resources[KEY].inputs["tags"] == {"owner": "ai"}
