"""The provider of one GCP project."""

from typing import Any

from landing_zone.infra.clouds.cloud import CloudAccountArgs
from landing_zone.infra.gcp_provider import gcp_provider

ARGS: CloudAccountArgs = {"id": "clinic-prod", "region": "europe-west3", "tags": {"Owner": "AI"}}


def test_it_acts_in_one_project_with_labels(registered: Any) -> None:
    """Everything is labelled, also what has no labels of its own in a component."""
    [provider] = registered(lambda: gcp_provider("gcp-eu", ARGS))
    assert provider.type == "pulumi:providers:gcp"
    assert (provider.inputs["project"], provider.inputs["region"]) == ("clinic-prod", "europe-west3")
    assert provider.inputs["defaultLabels"] in ('{"owner": "ai"}', {"owner": "ai"})
    assert "impersonateServiceAccount" not in provider.inputs


def test_a_role_is_impersonated(registered: Any) -> None:
    """Whoever runs the engine needs no key of it."""
    account = "deployer@clinic-prod.iam.gserviceaccount.com"
    [provider] = registered(lambda: gcp_provider("gcp-eu", {**ARGS, "role": account}))
    assert provider.inputs["impersonateServiceAccount"] == account
