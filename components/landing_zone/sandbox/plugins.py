"""The provider plugins that stand in for the official ones, where the engine looks for plugins."""

import shlex
import sys
from importlib.metadata import version
from pathlib import Path

PLUGINS = {"kubernetes": "pulumi-kubernetes"}
"""Package of each stand-in and the SDK's distribution, whose version the engine asks for."""


def install(home: Path) -> None:
    """Put a script for each stand-in into ``home`` (the engine's `PULUMI_HOME`)."""
    for package, distribution in PLUGINS.items():
        folder = home / "plugins" / f"resource-{package}-v{version(distribution)}"
        folder.mkdir(parents=True, exist_ok=True)
        script = folder / f"pulumi-resource-{package}"
        module = f"landing_zone.sandbox.providers.{package}"
        text = f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m {module} "$@"\n'
        if not script.is_file() or script.read_text() != text:
            script.write_text(text)
            script.chmod(0o755)
