"""The name of a deleted vault is not free."""

from pathlib import Path
from typing import Any

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox.providers.recorded.azure.deleted_vaults import deleted_vaults

VAULT = "azure-native:keyvault:Vault"


def inputs(**properties: Any) -> dict[str, Any]:
    """Return a vault."""
    whole = {"tenantId": "t-1", "sku": {"family": "A", "name": "standard"}, **properties}
    return {"vaultName": "kv-dev", "resourceGroupName": "dev-eu", "location": "westeurope", "properties": whole}


def gone(azure: Any, **properties: Any) -> None:
    """Make a vault and delete it."""
    resource_id, _ = azure.create(VAULT, inputs(**properties))
    azure.delete(VAULT, resource_id)


def test_a_deleted_vault_is_listed_and_keeps_its_name(azure: Any, state: Path) -> None:
    """Until it is purged or recovered."""
    gone(azure)
    assert [(vault.name, vault.protected) for vault in deleted_vaults(state, "dev")] == [("kv-dev", False)]
    with pytest.raises(SandboxError, match=r"kv-dev is that of a deleted vault until .*: recover it .*, purge it"):
        azure.again().create(VAULT, inputs())


def test_a_protected_vault_can_t_be_purged(azure: Any) -> None:
    """So nobody is told to."""
    gone(azure, enablePurgeProtection=True)
    with pytest.raises(SandboxError, match=r"recover it \(`createMode: recover`\), or take another name"):
        azure.again().create(VAULT, inputs())


def test_a_recovered_vault_is_no_longer_deleted(azure: Any, state: Path) -> None:
    """And may be made again as often as it likes."""
    gone(azure)
    azure.again().create(VAULT, inputs(createMode="recover"))
    assert deleted_vaults(state, "dev") == []


def test_after_its_time_the_name_is_free(azure: Any, state: Path) -> None:
    """Azure purges it then."""
    gone(azure, softDeleteRetentionInDays=0)
    assert deleted_vaults(state, "dev") == []
    azure.again().create(VAULT, inputs())
