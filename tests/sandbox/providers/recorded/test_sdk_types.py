"""Inputs are held against the SDK's generated types."""

from typing import Any

import pytest

from landing_zone.sandbox.providers.plugin.unknowns import UNKNOWN
from landing_zone.sandbox.providers.recorded.azure.kinds import KINDS as AZURE
from landing_zone.sandbox.providers.recorded.gcp.kinds import KINDS as GCP
from landing_zone.sandbox.providers.recorded.sdk_types import arguments, faults, outputs, properties

CLUSTER = "azure-native:containerservice:ManagedCluster"
BASE = {"resourceGroupName": "group"}


def found(token: str, inputs: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the faults of inputs."""
    package = "pulumi_gcp" if token.startswith("gcp:") else "pulumi_azure_native"
    args = arguments(package, token)
    assert args is not None
    return [tuple(fault) for fault in faults(args, inputs)]


@pytest.mark.parametrize(
    ("inputs", "path", "words"),
    [
        ({"resourceGroup": "x"}, "resourceGroup", "no such property"),
        ({"resource_group_name": "x"}, "resource_group_name", "write `resourceGroupName`"),
        ({"agentPoolProfiles": [{"name": "a", "vm_size": "x"}]}, "agentPoolProfiles[0].vm_size", "write `vmSize`"),
        ({"agentPoolProfiles": [{"count": 1}]}, "agentPoolProfiles[0].name", "missing"),
        ({"agentPoolProfiles": {"name": "a"}}, "agentPoolProfiles", "must be a list"),
        ({"agentPoolProfiles": [{"name": "a", "mode": "Sys"}]}, "agentPoolProfiles[0].mode", "none of System, User"),
        ({"sku": {"tier": "Gold"}}, "sku.tier", "none of Premium, Standard, Free"),
        ({"sku": "Gold"}, "sku", "must be an object"),
        ({"tags": {"cost": 1}}, "tags.cost", "must be a string"),
        ({"tags": ["cost"]}, "tags", "must be an object"),
        ({"enableRBAC": "yes"}, "enableRBAC", "must be true or false"),
        ({"agentPoolProfiles": [{"name": "a", "count": True}]}, "agentPoolProfiles[0].count", "a whole number"),
    ],
)
def test_what_the_type_does_not_have_is_named(inputs: dict[str, Any], path: str, words: str) -> None:
    """By its path, with what would be right."""
    faulty = found(CLUSTER, {**BASE, **inputs})
    assert [at for at, _ in faulty] == [path]
    assert words in faulty[0][1]


def test_what_is_needed_is_named() -> None:
    """A property without a default."""
    assert found(CLUSTER, {}) == [("resourceGroupName", "missing; the cloud needs it")]


def test_unknown_values_are_let_through() -> None:
    """A preview can't know them; they count as given."""
    assert found(CLUSTER, {"resourceGroupName": UNKNOWN, "sku": UNKNOWN, "agentPoolProfiles": [UNKNOWN]}) == []


def test_what_is_right_has_no_fault() -> None:
    """Objects, lists, maps, enums and numbers of both clouds."""
    profile = {"name": "a", "mode": "System", "count": 3, "nodeLabels": {"a": "b"}, "availabilityZones": ["1"]}
    assert found(CLUSTER, {**BASE, "agentPoolProfiles": [profile], "sku": {"name": "Base", "tier": "Standard"}}) == []
    pool = {"cluster": "c", "nodeConfig": {"spot": True, "guestAccelerators": [{"type": "t", "count": 8}]}}
    assert found("gcp:container/nodePool:NodePool", pool) == []


def test_a_type_that_the_sdk_does_not_have_has_no_arguments() -> None:
    """Neither a module nor a name."""
    assert arguments("pulumi_gcp", "gcp:container/nodePool:Nope") is None
    assert arguments("pulumi_gcp", "gcp:nope/nodePool:NodePool") is None


@pytest.mark.parametrize("token", sorted([*AZURE, *GCP]))
def test_every_type_of_the_tables_is_one_of_the_sdk(token: str) -> None:
    """With every input that the table names, outside of what the provider itself is set to."""
    package, kinds = ("pulumi_gcp", GCP) if token.startswith("gcp:") else ("pulumi_azure_native", AZURE)
    args = arguments(package, token)
    assert args is not None
    assert outputs(package, token)
    kind = kinds[token]
    assert {*kind.identity, *kind.fixed} - {"subscriptionId"} <= properties(args).keys()
