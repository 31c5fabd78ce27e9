"""The resources that `lz policy check` was asked about."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import click

from landing_zone.cli.context import Start
from landing_zone_policies.resource import Resource
from landing_zone_policies.sources.lines import read_lines
from landing_zone_policies.sources.manifests import read_manifests
from landing_zone_policies.sources.preview import read_preview
from landing_zone_policies.sources.state import read_state

RENDERED = "landing_zone.cli.policy.rendered"
"""Imported when it is needed: it brings the engine's SDK."""


@dataclass(frozen=True)
class Asked:
    """Where resources are to be read; None or empty = not there."""

    environment: str | None
    manifests: tuple[Path, ...]
    resources: tuple[Path, ...]
    state: tuple[Path, ...]
    preview: tuple[Path, ...]


def read_resources(start: Start, asked: Asked, clusters: frozenset[str]) -> list[Resource]:
    """Return all that was asked about; what the environment would create where no file is named.

    Raises:
        InputError: a file is wrong, or the environment has no current plan.
        click.UsageError: nothing was named.
    """
    found = list(_from_files(asked, clusters))
    if asked.manifests or asked.resources or asked.state or asked.preview:
        return found
    if asked.environment is None:
        raise click.UsageError("name an environment, --manifests, --resources, --state or --preview")
    rendered: list[Resource] = import_module(RENDERED).rendered(start, asked.environment, clusters)
    return rendered


def _from_files(asked: Asked, clusters: frozenset[str]) -> Iterator[Resource]:
    for folder in asked.manifests:
        yield from read_manifests(folder, clusters)
    for file in asked.resources:
        yield from read_lines(file)
    for file in asked.state:
        yield from read_state(file)
    for file in asked.preview:
        yield from read_preview(file)
