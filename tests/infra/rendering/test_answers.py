"""What mocks answer in a cloud's place."""

import pytest

from landing_zone.infra.rendering.answers import answered, looked_up


def test_most_resources_answer_with_their_inputs() -> None:
    """A mock knows no more."""
    assert answered("kubernetes:core/v1:Pod", {"metadata": {"name": "a"}}) == {"metadata": {"name": "a"}}


def test_identities_are_given_as_a_list_and_answered_as_a_map() -> None:
    """As Azure does, by the SDK's own types."""
    told = answered(
        "azure-native:storage:StorageAccount", {"identity": {"type": "UserAssigned", "userAssignedIdentities": ["i"]}}
    )
    assert list(told["identity"]["userAssignedIdentities"]) == ["i"]
    assert told["identity"]["type"] == "UserAssigned"


def test_a_key_answers_with_its_identifier() -> None:
    """Others parse it."""
    told = answered("azure-native:keyvault:Key", {"vaultName": "kv", "keyName": "k"})
    assert told["keyUriWithVersion"].startswith("https://kv.vault.azure.net/keys/k/")


def test_only_the_way_into_a_cluster_is_told() -> None:
    """Components look up nothing else, so that every preview works without a cloud."""
    token = "azure-native:containerservice:listManagedClusterUserCredentials"
    assert looked_up(token, {"resourceName": "eu"})["kubeconfigs"]
    with pytest.raises(NotImplementedError, match="getSecret"):
        looked_up("azure-native:keyvault:getSecret", {})
