"""What the engine asks besides resources."""

import asyncio
from typing import Any

import pytest
from pulumi.provider.experimental import provider as p

from landing_zone.errors import SandboxError


@pytest.mark.parametrize(
    "function",
    ["azure-native:storage:listStorageAccountKeys", "azure-native:containerservice:listManagedClusterAdminCredentials"],
)
def test_functions_that_hand_out_secrets_are_refused_by_name(azure: Any, function: str) -> None:
    """A record has none."""
    with pytest.raises(SandboxError, match=rf"{function}: the sandbox's Azure keeps records and does not answer it"):
        asyncio.run(azure.provider.invoke(p.InvokeRequest(function, {})))


def test_credentials_of_a_cluster_that_is_not_there_are_refused(azure: Any) -> None:
    """By group and name."""
    function = "azure-native:containerservice:listManagedClusterUserCredentials"
    with pytest.raises(SandboxError, match=r"None has no cluster None"):
        asyncio.run(azure.provider.invoke(p.InvokeRequest(function, {})))
