"""A cluster that is there already."""

from typing import Any

from landing_zone.infra.clusters.existing_cluster import ExistingCluster

ARGS = {"name": "site", "site": "on-prem", "region": "here", "jurisdiction": "EU", "kubeconfig": "apiVersion: v1"}


def test_it_makes_one_provider_named_after_it(registered: Any) -> None:
    """Policies know the cluster of a resource by that name; a new kubeconfig does not replace what is there."""
    component, provider = registered(lambda: ExistingCluster("site", ARGS))
    assert (component.type, provider.type) == ("ai-landing-zone:index:ExistingCluster", "pulumi:providers:kubernetes")
    assert provider.name == "site"
    assert provider.inputs["clusterIdentifier"] == "site"
    assert provider.inputs["kubeconfig"] == "[secret]"
