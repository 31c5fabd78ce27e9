"""What an environment would create, as `lz render` writes it."""

import tempfile
from dataclasses import replace
from pathlib import Path

from landing_zone.cli.context import Start
from landing_zone.cli.deploy.prepare import read_planned
from landing_zone.infra.rendering.render import render
from landing_zone_policies.resource import Resource
from landing_zone_policies.sources.manifests import read_manifests


def rendered(start: Start, environment: str, clusters: frozenset[str]) -> list[Resource]:
    """Return the environment's resources; ids are the paths of the rendered files.

    Raises:
        InputError: its inputs are wrong, or its plan is not current.
    """
    inputs, _, plan = read_planned(start.paths(), environment)
    with tempfile.TemporaryDirectory() as folder:
        render(inputs, plan, Path(folder))
        return [replace(resource, origin=None) for resource in read_manifests(Path(folder), clusters)]
