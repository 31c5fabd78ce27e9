"""Resource groups."""

from typing import Any

from landing_zone.infra.azure.resource_group import AzureResourceGroup


def test_it_is_named_after_environment_and_cluster(registered: Any) -> None:
    """And carries the tags, which resources inside do not inherit."""
    made = registered(
        lambda: AzureResourceGroup(
            "eu-group", {"environment": "prod", "name": "eu", "region": "westeurope", "tags": {"owner": "ai"}}
        )
    )
    assert made[-1].type == "azure-native:resources:ResourceGroup"
    assert made[-1].inputs["resourceGroupName"] == "prod-eu"
    assert made[-1].inputs["tags"] == {"owner": "ai"}
