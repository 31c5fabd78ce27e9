"""Where each component is: found in the sources, without importing them."""

import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import landing_zone.infra

PACKAGE = "ai-landing-zone"
"""Name of the plugin, of the package that other languages see, and of the distribution."""

_TOKEN = re.compile(rf'"{PACKAGE}:index:(\w+)"')
"""A component names its token once, where it calls its base; the token's last part is the class's name."""


@cache
def modules() -> dict[str, str]:
    """Return the module of each component, by the component's name."""
    return dict(sorted(_in(files(landing_zone.infra), landing_zone.infra.__name__)))


def _in(folder: Traversable, package: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in folder.iterdir():
        if entry.is_dir() and entry.joinpath("__init__.py").is_file():
            found += _in(entry, f"{package}.{entry.name}")
        elif entry.name.endswith(".py"):
            module = f"{package}.{entry.name.removesuffix('.py')}"
            found += [(name, module) for name in _TOKEN.findall(entry.read_text("utf-8"))]
    return found
