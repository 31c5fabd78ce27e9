"""Outputs are what Azure would name them."""

from typing import Any

import pytest

from landing_zone.sandbox.providers.recorded.azure.answers import arm_type

GROUP = "/subscriptions/s-1/resourceGroups/dev-eu"
HERE = {"resourceGroupName": "dev-eu", "location": "westeurope"}


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/subscriptions/{s}/resourceGroups/{g}", "Microsoft.Resources/resourceGroups"),
        ("/subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.Network/a/{x}/b/{y}", "Microsoft.Network/a/b"),
        ("{scope}/providers/Microsoft.Authorization/roleAssignments/{n}", "Microsoft.Authorization/roleAssignments"),
    ],
)
def test_types_follow_from_ids(path: str, wanted: str) -> None:
    """Namespace and every other step."""
    assert arm_type(path) == wanted


def test_a_vault_and_its_key_have_addresses(azure: Any) -> None:
    """The version of a key stays until the key is another."""
    properties = {"tenantId": "t-1", "sku": {"family": "A", "name": "premium"}}
    vault_id, vault = azure.create(
        "azure-native:keyvault:Vault", {**HERE, "vaultName": "KV-1", "properties": properties}
    )
    assert vault_id == f"{GROUP}/providers/Microsoft.KeyVault/vaults/KV-1"
    assert vault["properties"] == {
        **properties,
        "vaultUri": "https://kv-1.vault.azure.net/",
        "provisioningState": "Succeeded",
    }
    key = {"resourceGroupName": "dev-eu", "vaultName": "KV-1", "keyName": "k", "properties": {"kty": "RSA-HSM"}}
    _, made = azure.create("azure-native:keyvault:Key", key)
    assert made["keyUri"] == "https://kv-1.vault.azure.net/keys/k"
    assert made["keyUriWithVersion"].startswith(f"{made['keyUri']}/")
    assert azure.again().create("azure-native:keyvault:Key", key)[1] == made
    other = {**key, "properties": {"kty": "RSA-HSM", "keySize": 4096}}
    assert azure.again().create("azure-native:keyvault:Key", other)[1]["keyUriWithVersion"] != made["keyUriWithVersion"]


def test_a_principal_is_the_same_wherever_it_is_named(azure: Any) -> None:
    """By the identity itself, and by what it is given to."""
    identity = {**HERE, "resourceName": "dev-id"}
    identity_id, made = azure.create("azure-native:managedidentity:UserAssignedIdentity", identity)
    account = {
        **HERE,
        "accountName": "models",
        "kind": "StorageV2",
        "sku": {"name": "Standard_ZRS"},
        "identity": {"type": "SystemAssigned,UserAssigned", "userAssignedIdentities": [identity_id]},
    }
    _, outputs = azure.create("azure-native:storage:StorageAccount", account)
    users = outputs["identity"]["userAssignedIdentities"]
    assert users == {identity_id: {key: made[key] for key in ("clientId", "principalId")}}
    assert outputs["identity"]["principalId"] != made["principalId"]
    assert outputs["primaryEndpoints"]["blob"] == "https://models.blob.core.windows.net/"


def test_a_private_cluster_has_an_issuer_and_a_private_name(azure: Any) -> None:
    """Both unknown to a preview, as in Azure."""
    cluster = {
        **HERE,
        "resourceName": "dev-eu",
        "dnsPrefix": "dev-eu",
        "oidcIssuerProfile": {"enabled": True},
        "apiServerAccessProfile": {"enablePrivateCluster": True},
    }
    preview = azure.preview("azure-native:containerservice:ManagedCluster", cluster)
    assert preview["oidcIssuerProfile"]["enabled"] is True
    assert preview["oidcIssuerProfile"]["issuerURL"] == preview["privateFQDN"] != ""
    assert preview["nodeResourceGroup"] == preview["privateFQDN"]
