"""A stack's state, as `pulumi stack export` writes it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from landing_zone_policies.normalize import make_resource, parse_provider
from landing_zone_policies.resource import Options, Origin, Provider, Resource
from landing_zone_policies.sources.text import read_json, refused

STACK = "pulumi:pulumi:Stack"
PROVIDERS = "pulumi:providers:"


def read_state(file: Path) -> list[Resource]:
    """Return the resources of a state file, in its order; the stack itself and what waits for its deletion are not.

    Raises:
        InputError: it is no state file.
    """
    document = read_json(file)
    deployment = document.get("deployment") if isinstance(document, dict) else None
    found = deployment.get("resources", []) if isinstance(deployment, dict) else None
    if not isinstance(found, list):
        raise refused(file, 1, "deployment.resources", "is missing", "give what `pulumi stack export` prints")
    return of_states([r for r in found if not (isinstance(r, dict) and r.get("delete"))], file, "deployment.resources")


def of_states(states: list[Any], file: Path, field: str) -> list[Resource]:
    """Return resources as a state or a preview describes them."""
    for index, state in enumerate(states):
        if not (isinstance(state, dict) and isinstance(state.get("urn"), str) and isinstance(state.get("type"), str)):
            raise refused(file, 1, f"{field}[{index}]", "is no resource", "give the engine's own output")
    inputs = {state["urn"]: _inputs(state) for state in states}
    origin = Origin(file, 1)
    return [
        make_resource(state["urn"], state["type"], inputs[state["urn"]], opts=_options(state, inputs), origin=origin)
        for state in states
        if state["type"] != STACK
    ]


def _inputs(state: Mapping[str, Any]) -> dict[str, Any]:
    found = state.get("inputs")
    return found if isinstance(found, dict) else {}


def _options(state: Mapping[str, Any], inputs: Mapping[str, dict[str, Any]]) -> Options:
    return Options(
        protect=bool(state.get("protect", False)),
        retain_on_delete=bool(state.get("retainOnDelete", False)),
        provider=_provider(state, inputs),
    )


def _provider(state: Mapping[str, Any], inputs: Mapping[str, dict[str, Any]]) -> Provider | None:
    reference = state.get("provider")
    if not isinstance(reference, str) or not reference:
        return None
    urn, _, _ = reference.rpartition("::")
    return parse_provider(reference, inputs.get(urn))
