"""Components can be offered to other languages: Pulumi's own schema generator reads them."""

import importlib
import pkgutil

import pulumi
import pytest
from pulumi.provider.experimental.analyzer import Analyzer

from landing_zone import infra

NAMES = {
    "AcceleratorPool",
    "ClusterPlatform",
    "ExistingCluster",
    "GpuOperator",
    "LandingZone",
    "ModelGateway",
    "ModelService",
    "ModelServing",
    "PlatformNamespaces",
    "TenantNamespace",
    "WorkloadPriorities",
}


def components() -> list[type[pulumi.ComponentResource]]:
    """Return every component of the package."""
    found = set()
    for module in pkgutil.walk_packages(infra.__path__, "landing_zone.infra."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, pulumi.ComponentResource):
                found.add(value)
    return sorted(found - {pulumi.ComponentResource}, key=lambda c: c.__name__)


def test_every_component_is_known() -> None:
    """A new one is added to this list, and so to the schema."""
    assert {c.__name__ for c in components()} == NAMES


@pytest.mark.parametrize("component", components(), ids=lambda c: c.__name__)
def test_every_argument_is_described(component: type[pulumi.ComponentResource]) -> None:
    """The schema has each component, and a sentence for each of its arguments."""
    result = Analyzer("ai-landing-zone").analyze([component])
    definition = result["component_definitions"][component.__name__]
    assert definition.inputs
    assert [name for name, property_ in definition.inputs.items() if not property_.description] == []
    described = [t for t in result["type_definitions"].values() if not t.enum]
    assert [(t.name, p) for t in described for p, d in t.properties.items() if not d.description] == []
