"""A tenant's namespace."""

from typing import Any

import pytest

from landing_zone.infra.tenancy.tenant_namespace import TenantNamespace, TenantNamespaceArgs

ARGS: TenantNamespaceArgs = {
    "cluster": "site",
    "tenant": "clinic",
    "owner": "ai@clinic.example",
    "accelerators": 8,
    "accelerator_resources": ["nvidia.com/gpu", "nvidia.com/mig-3g.40gb"],
    "store_token": "canary",
}


@pytest.fixture
def made(registered: Any) -> dict[str, Any]:
    """Its objects by kind and name."""
    resources = registered(lambda: TenantNamespace("site-clinic", ARGS))
    return {f"{r.inputs['kind']}/{r.inputs['metadata']['name']}": r.inputs for r in resources if r.custom}


def test_pods_must_be_restricted(made: dict[str, Any]) -> None:
    """The API server itself enforces it."""
    labels = made["Namespace/clinic"]["metadata"]["labels"]
    assert labels["pod-security.kubernetes.io/enforce"] == "restricted"


def test_every_accelerator_resource_has_a_quota(made: dict[str, Any]) -> None:
    """Whole devices and partitions."""
    hard = made["ResourceQuota/accelerators"]["spec"]["hard"]
    assert hard["requests.nvidia.com/gpu"] == hard["requests.nvidia.com/mig-3g.40gb"] == "8"


def test_containers_without_resources_get_some(made: dict[str, Any]) -> None:
    """Kubernetes' own spelling of the default request."""
    (limit,) = made["LimitRange/defaults"]["spec"]["limits"]
    assert limit["defaultRequest"] == {"cpu": "100m", "memory": "256Mi"}


def test_the_account_has_no_token_of_the_cluster(made: dict[str, Any]) -> None:
    """It only holds the secret for downloads."""
    account = made["ServiceAccount/model"]
    assert account["automountServiceAccountToken"] is False
    assert account["secrets"] == [{"name": "model-store"}]


def test_without_a_token_there_is_no_secret(registered: Any) -> None:
    """Neither the object nor the reference to it."""
    args: TenantNamespaceArgs = {key: value for key, value in ARGS.items() if key != "store_token"}
    kinds = {r.inputs["kind"]: r.inputs for r in registered(lambda: TenantNamespace("t", args)) if r.custom}
    assert "Secret" not in kinds
    assert "secrets" not in kinds["ServiceAccount"]


def test_the_namespace_comes_first(registered: Any) -> None:
    """Everything in it depends on it."""
    resources = [r for r in registered(lambda: TenantNamespace("site-clinic", ARGS)) if r.custom]
    assert resources[0].inputs["kind"] == "Namespace"
    assert all(resources[0].urn in r.dependencies for r in resources[1:])
