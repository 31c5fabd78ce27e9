"""The provider plugins that stand in for the official ones, where the engine looks for plugins.

A plugin's script sets `LZ_STATE_DIR` to the state folder of the checkout whatever the user has set, so that
`state_folder` says in every plugin where the sandboxes lie. The environment is the stack's name, which every URN holds
(`urn:pulumi:<stack>::…`); what lies in the two is said by `clouds.folders`.
"""

import os
import shlex
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from landing_zone.errors import SandboxError

VARIABLE = "LZ_STATE_DIR"


@dataclass(frozen=True)
class Plugin:
    """A stand-in: run as `python -m landing_zone.sandbox.providers.MODULE [ARGUMENT…] ENGINE_ADDRESS`."""

    package: str
    distribution: str
    """The SDK's distribution, whose version the engine asks for."""
    module: str
    arguments: tuple[str, ...] = ()


PLUGINS = (
    Plugin("kubernetes", "pulumi-kubernetes", "kubernetes"),
    Plugin("aws", "pulumi-aws", "aws"),
    Plugin("azure-native", "pulumi-azure-native", "recorded", ("azure-native",)),
    Plugin("gcp", "pulumi-gcp", "recorded", ("gcp",)),
)


def install(home: Path, state: Path) -> None:
    """Put a script for each stand-in into ``home`` (the engine's `PULUMI_HOME`); ``state`` is the state folder."""
    for plugin in PLUGINS:
        folder = home / "plugins" / f"resource-{plugin.package}-v{version(plugin.distribution)}"
        folder.mkdir(parents=True, exist_ok=True)
        module = f"landing_zone.sandbox.providers.{plugin.module}"
        write_script(folder / f"pulumi-resource-{plugin.package}", state, module, *plugin.arguments)


def write_script(path: Path, state: Path, module: str, *arguments: str) -> None:
    """Write the script that runs a module of ours for this state folder; one that says that already is left alone."""
    words = shlex.join([sys.executable, "-m", module, *arguments])
    text = f'#!/bin/sh\n{VARIABLE}={shlex.quote(str(state.resolve()))} exec {words} "$@"\n'
    if not path.is_file() or path.read_text() != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o755)


def state_folder() -> Path:
    """Return the state folder of the checkout that this plugin was installed for."""
    if not (folder := os.environ.get(VARIABLE)):
        raise SandboxError(f"{VARIABLE} is not set: a stand-in runs by the script that `lz` installs")
    return Path(folder)
