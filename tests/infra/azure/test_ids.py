"""Parts of Azure's ids."""

import pytest

from landing_zone.infra.azure.ids import key_identifier, segment_after


def test_a_key_identifier_names_vault_and_key() -> None:
    """With or without a version."""
    whole = key_identifier("https://kv-eu.vault.azure.net/keys/models/0123")
    assert whole == ("kv-eu", "https://kv-eu.vault.azure.net/", "models")
    assert key_identifier("https://kv-eu.vault.azure.net/keys/models") == whole


@pytest.mark.parametrize("text", ["", "arn:aws:kms:eu:1:key/2", "https://kv.vault.azure.net/secrets/a"])
def test_anything_else_is_refused_by_name(text: str) -> None:
    """A key of another cloud does not become part of an id."""
    with pytest.raises(ValueError, match="is no key identifier"):
        key_identifier(text)


def test_a_resource_id_is_read_whatever_its_case() -> None:
    """Azure writes `resourceGroups` and `resourcegroups`."""
    cluster = "/subscriptions/s/resourcegroups/g/providers/Microsoft.ContainerService/managedClusters/c"
    assert segment_after(cluster, "resourceGroups") == "g"
    assert segment_after(cluster, "managedClusters") == "c"
    with pytest.raises(ValueError, match="virtualNetworks"):
        segment_after(cluster, "virtualNetworks")
