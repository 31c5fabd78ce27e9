"""Components can be offered to other languages: Pulumi's own schema generator reads them."""

import importlib
import pkgutil

import pulumi
import pytest
from pulumi.provider.experimental.analyzer import Analyzer

from landing_zone import infra


def components() -> list[type[pulumi.ComponentResource]]:
    """Return every component of the package; a class without arguments of its own is the base of some."""
    found = set()
    for module in pkgutil.walk_packages(infra.__path__, "landing_zone.infra."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, pulumi.ComponentResource) and "__init__" in vars(value):
                found.add(value)
    return sorted(found - {pulumi.ComponentResource}, key=lambda c: c.__name__)


@pytest.mark.parametrize("component", components(), ids=lambda c: c.__name__)
def test_every_argument_is_described(component: type[pulumi.ComponentResource]) -> None:
    """The schema has each component, and a sentence for each of its arguments."""
    result = Analyzer("ai-landing-zone").analyze([component])
    definition = result["component_definitions"][component.__name__]
    assert definition.inputs
    assert [name for name, property_ in definition.inputs.items() if not property_.description] == []
    described = [t for t in result["type_definitions"].values() if not t.enum]
    assert [(t.name, p) for t in described for p, d in t.properties.items() if not d.description] == []
