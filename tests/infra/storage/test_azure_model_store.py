"""Stores for models on Azure."""

from typing import Any

from landing_zone.infra.storage.azure_model_store import AzureModelStore

ACCOUNT = "azure-native:storage:StorageAccount"
ARGS: Any = {
    "environment": "prod",
    "jurisdiction": "EU",
    "account": "sub",
    "region": "germanywestcentral",
    "profile": "prod",
    "resource_group": "prod-models-eu",
    "key": "https://kv-eu.vault.azure.net/keys/models/0123",
    "tags": {"owner": "ai"},
}


def made(registered: Any, **more: Any) -> list[Any]:
    """Return what a store registers."""
    return list(registered(lambda: AzureModelStore("eu", ARGS | more)))


def accounts(resources: list[Any]) -> list[dict[str, Any]]:
    """Return the inputs of the storage accounts."""
    return [r.inputs for r in resources if r.type == ACCOUNT]


def test_the_account_is_closed(registered: Any) -> None:
    """No public network, no public blob, no shared key, no old TLS."""
    (account,) = accounts(made(registered))
    assert account["publicNetworkAccess"] == "Disabled"
    assert account["networkRuleSet"] == {"defaultAction": "Deny", "bypass": "AzureServices"}
    assert (account["allowBlobPublicAccess"], account["allowSharedKeyAccess"]) == (False, False)
    assert (account["minimumTlsVersion"], account["enableHttpsTrafficOnly"]) == ("TLS1_2", True)


def test_it_is_encrypted_twice_with_the_newest_version_of_the_key(registered: Any) -> None:
    """The account names the key without a version, and an identity that may use it."""
    resources = made(registered)
    (account,) = accounts(resources)
    assert account["encryption"]["keySource"] == "Microsoft.Keyvault"
    assert account["encryption"]["requireInfrastructureEncryption"] is True
    assert account["encryption"]["keyVaultProperties"] == {
        "keyName": "models",
        "keyVaultUri": "https://kv-eu.vault.azure.net/",
    }
    (role,) = [r for r in resources if r.type == "azure-native:authorization:RoleAssignment"]
    assert role.inputs["scope"].endswith("/resourceGroups/prod-models-eu/providers/Microsoft.KeyVault/vaults/kv-eu")
    assert role.urn in next(r for r in resources if r.type == ACCOUNT).dependencies


def test_versions_are_kept_and_locked_for_as_long_as_asked(registered: Any) -> None:
    """Without `lock_days` nothing is locked, with them no version goes before its time."""
    service = next(r for r in made(registered) if r.type.endswith(":BlobServiceProperties"))
    assert service.inputs["isVersioningEnabled"] is True
    assert "immutableStorageWithVersioning" not in accounts(made(registered))[0]
    lock = accounts(made(registered, lock_days=30))[0]["immutableStorageWithVersioning"]
    assert lock["immutabilityPolicy"]["immutabilityPeriodSinceCreationInDays"] == 30


def test_copies_stay_in_the_region_and_in_the_replica_that_is_named(registered: Any) -> None:
    """No redundancy of Azure's own choice of region."""
    resources = made(registered, replica_region="francecentral")
    assert [a["location"] for a in accounts(resources)] == ["germanywestcentral", "francecentral"]
    assert {a["sku"]["name"] for a in accounts(resources)} == {"Standard_ZRS"}
    policies = [r for r in resources if r.type.endswith(":ObjectReplicationPolicy")]
    target, source = (a["accountName"] for a in reversed(accounts(resources)))
    assert [p.inputs.get("objectReplicationPolicyId") for p in policies][:1] == ["default"]
    assert policies[0].urn in policies[1].dependencies
    assert source != target
