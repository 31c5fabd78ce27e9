"""The provider of one subscription and location."""

from typing import Any

from landing_zone.infra.azure_provider import azure_provider
from landing_zone.infra.clouds.cloud import CloudAccountArgs

ARGS: CloudAccountArgs = {"id": "s", "tenant": "t", "region": "westeurope", "tags": {}}


def test_it_names_subscription_tenant_and_location_and_no_secret(registered: Any) -> None:
    """Whoever runs the engine brings a token, by `az login` or by OIDC."""
    made = registered(lambda: azure_provider("azure", ARGS, oidc=True))
    inputs = made[-1].inputs
    assert {k: inputs[k] for k in ("subscriptionId", "tenantId", "location")} == {
        "subscriptionId": "s",
        "tenantId": "t",
        "location": "westeurope",
    }
    assert inputs["useOidc"] in (True, "true")
    assert "clientSecret" not in inputs
