"""Constructs components for the engine; each is imported when the first of its kind is asked for."""

import json
from typing import Any

import pulumi
from pulumi.provider import ConstructResult, Provider
from pulumi.provider.experimental.analyzer import PropertyDefinition
from pulumi.provider.experimental.component import ComponentProvider
from pulumi.provider.server import ComponentInitError

from landing_zone.errors import LandingZoneError
from landing_zone.plugin.schema import component, package_version, recorded
from landing_zone.plugin.tokens import PACKAGE, modules
from landing_zone.plugin.whole import whole


class LandingZoneProvider(Provider):
    """Every component of the landing zone, by its token."""

    def __init__(self) -> None:
        super().__init__(package_version(), json.dumps(recorded()))
        self._made: dict[str, ComponentProvider] = {}

    def construct(
        self,
        name: str,
        resource_type: str,
        inputs: Any,
        options: pulumi.ResourceOptions | None = None,
    ) -> ConstructResult:
        """Construct a component; what is wrong with its arguments ends the run in one line.

        Raises:
            RunError: there is no such component, or it refuses its arguments.
        """
        kind = resource_type.rpartition(":")[2]
        if kind not in modules():
            raise pulumi.RunError(f"{resource_type}: there is no such component; there are {', '.join(modules())}")
        if kind not in self._made:
            self._made[kind] = _OneKind([component(kind)], PACKAGE, version=package_version())
        try:
            return self._made[kind].construct(name, resource_type, inputs, options)
        except ComponentInitError as error:
            if isinstance(error.inner, LandingZoneError):
                raise pulumi.RunError(f"{name}: {error.inner}") from None
            raise


class _OneKind(ComponentProvider):
    """Pulumi's own provider for one kind of component, with integers as integers."""

    def map_input_properties(
        self,
        inputs: Any,
        properties: dict[str, PropertyDefinition],
        mapping: dict[str, str],
        component_name: str,
        property_path: str,
    ) -> Any:
        """Return the arguments by the names that the component reads."""
        mapped = super().map_input_properties(inputs, properties, mapping, component_name, property_path)
        wanted = {mapping[name]: definition for name, definition in properties.items()}
        return {name: whole(value, wanted[name]) for name, value in mapped.items()}
