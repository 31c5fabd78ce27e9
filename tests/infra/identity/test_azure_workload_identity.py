"""Identities of models on Azure."""

from typing import Any

import pytest

from landing_zone.infra.identity.azure_workload_identity import AzureWorkloadIdentity, only_below

ARGS: Any = {
    "environment": "prod",
    "cluster": "/subscriptions/sub/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/eu",
    "cluster_name": "eu",
    "workload": "assistant",
    "namespace": "clinic",
    "service_account": "assistant",
    "account": "sub",
    "region": "germanywestcentral",
    "resource_group": "prod-eu",
    "oidc_issuer": "https://germanywestcentral.oic.prod-aks.azure.com/t/i/",
    "store": "/subscriptions/sub/.../blobServices/default/containers/models",
    "prefix": "assistant/1.0.0",
    "key": "https://kv-eu.vault.azure.net/keys/models/0123",
    "tags": {"owner": "ai"},
}


def made(registered: Any) -> dict[str, dict[str, Any]]:
    """Return what an identity registers, by type."""
    return {r.type.split(":")[-1]: r.inputs for r in registered(lambda: AzureWorkloadIdentity("eu-assistant", ARGS))}


def test_only_one_service_account_of_one_cluster_becomes_it(registered: Any) -> None:
    """Issuer, subject and audience are pinned."""
    credential = made(registered)["FederatedIdentityCredential"]
    assert credential["issuer"] == ARGS["oidc_issuer"]
    assert credential["subject"] == "system:serviceaccount:clinic:assistant"
    assert credential["audiences"] == ["api://AzureADTokenExchange"]


def test_it_reads_one_prefix_of_one_container(registered: Any) -> None:
    """The role is a reader's, its scope the container, its condition the prefix."""
    role = made(registered)["RoleAssignment"]
    assert role["scope"] == ARGS["store"]
    assert role["roleDefinitionId"].endswith("/2a2b9908-6ea1-4ae2-8e65-a410df84e7d1")
    assert (role["conditionVersion"], role["principalType"]) == ("2.0", "ServicePrincipal")
    assert role["condition"] == only_below("assistant/1.0.0")


def test_the_condition_covers_reading_and_listing() -> None:
    """A prefix ends at its slash: `assistant` does not open `assistant-internal`."""
    condition = only_below("assistant")
    assert condition.count("StringStartsWith 'assistant/'") == 2
    assert condition.count("(") == condition.count(")")
    assert condition.count("StringEquals 'assistant'") == 1


@pytest.mark.parametrize("prefix", ["", "a'b", "models/*"])
def test_a_prefix_that_is_none_is_refused(prefix: str) -> None:
    """It would end the text in the condition, or match more than itself."""
    with pytest.raises(ValueError, match="can't limit a role"):
        only_below(prefix)
