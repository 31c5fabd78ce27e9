"""A cloud of which there is a record in a folder of the test, asked as the engine asks it, without an engine."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from landing_zone.sandbox.clouds.programs import Programs
from landing_zone.sandbox.providers.plugin.diffing import Difference
from landing_zone.sandbox.providers.plugin.handler import Call, Found
from landing_zone.sandbox.providers.recorded.azure.cloud import AZURE
from landing_zone.sandbox.providers.recorded.cloud import Cloud
from landing_zone.sandbox.providers.recorded.gcp.cloud import GCP
from landing_zone.sandbox.providers.recorded.provider import RecordedProvider
from landing_zone.sandbox.providers.recorded.scope import Scope

Inputs = dict[str, Any]


class Asked:
    """One run of a plugin."""

    def __init__(self, cloud: Cloud, state: Path, settings: Inputs) -> None:
        self._cloud, self._state, self._settings = cloud, state, settings
        self.provider = RecordedProvider(cloud, state)
        self.provider.settings(settings)

    @property
    def scope(self) -> Scope:
        """What the plugin has kept."""
        return Scope(self._state, "dev", self._cloud.package)

    def again(self) -> "Asked":
        """Return another run on the same record."""
        return Asked(self._cloud, self._state, self._settings)

    def check(self, token: str, inputs: Inputs, name: str = "it") -> Inputs:
        """Ask for a check; raises Invalid."""
        return self.provider.handler(token, inputs).check(self._call(token, inputs, name))

    def preview(self, token: str, inputs: Inputs, name: str = "it") -> Inputs:
        """Ask what a new resource would be, as a preview does."""
        call = self._call(token, self.check(token, inputs, name), name)
        return asyncio.run(self.provider.handler(token, inputs).preview(call))

    def create(self, token: str, inputs: Inputs, name: str = "it") -> tuple[str, Inputs]:
        """Ask for a check and a new resource, as an update does."""
        call = self._call(token, self.check(token, inputs, name), name)
        return asyncio.run(self.provider.handler(token, inputs).create(call))

    def diff(self, token: str, old: Inputs, new: Inputs) -> Difference:
        """Ask what differs."""
        call = Call(self._urn(token, "it"), token, new, old)
        return asyncio.run(self.provider.handler(token, new).diff(call))

    def update(self, token: str, resource_id: str, inputs: Inputs, name: str = "it") -> Inputs:
        """Ask for other inputs of a resource."""
        call = Call(self._urn(token, name), token, self.check(token, inputs, name), resource_id=resource_id)
        return asyncio.run(self.provider.handler(token, inputs).update(call))

    def read(self, token: str, resource_id: str, inputs: Inputs, name: str = "it") -> Found | None:
        """Ask for a resource as it is."""
        call = Call(self._urn(token, name), token, inputs, inputs, resource_id=resource_id)
        return asyncio.run(self.provider.handler(token, inputs).read(call))

    def delete(self, token: str, resource_id: str, name: str = "it") -> None:
        """Ask for the end of a resource."""
        call = Call(self._urn(token, name), token, resource_id=resource_id)
        asyncio.run(self.provider.handler(token, {}).delete(call))

    def _call(self, token: str, inputs: Inputs, name: str) -> Call:
        return Call(self._urn(token, name), token, inputs)

    def _urn(self, token: str, name: str) -> str:
        return f"urn:pulumi:dev::ai-landing-zone::{token}::{name}"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A state folder with a sandbox that `lz` has prepared."""
    own = {"own.large": {"vcpu": 4, "memory_gib": 8, "accelerator": "cpu", "per_node": 0}}
    Programs({}, {}, tmp_path / "catalog", instance_types=own).write(tmp_path, "dev")
    return tmp_path


@pytest.fixture
def azure(state: Path) -> Asked:
    """Azure, with a resource group."""
    asked = Asked(AZURE, state, {"subscriptionId": "s-1", "tenantId": "t-1"})
    asked.create("azure-native:resources:ResourceGroup", {"resourceGroupName": "dev-eu", "location": "westeurope"}, "g")
    return asked


@pytest.fixture
def gcp(state: Path) -> Asked:
    """GCP."""
    return Asked(GCP, state, {"project": "my-project", "region": "europe-west4", "defaultLabels": '{"team": "ai"}'})


@pytest.fixture
def azure_network(azure: Asked) -> Callable[..., Inputs]:
    """Return a network and make it."""

    def make(*cidrs: str) -> Inputs:
        inputs = {"virtualNetworkName": "dev-net", "resourceGroupName": "dev-eu", "location": "westeurope"}
        azure.create("azure-native:network:VirtualNetwork", {**inputs, "addressSpace": {"addressPrefixes": [*cidrs]}})
        return inputs

    return make
