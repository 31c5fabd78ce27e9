"""The controls: every `CONTROL` of a module in a theme's package. A new one is a file and a test."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator

import landing_zone_policies
from landing_zone_policies.control import Control

NAME = "CONTROL"


def discover() -> tuple[Control, ...]:
    """Return the controls of all themes, by id.

    Raises:
        ValueError: two controls have one id.
    """
    found = sorted(_controls(), key=lambda c: c.id)
    _refuse_twins(found)
    return tuple(found)


def _controls() -> Iterator[Control]:
    for package in pkgutil.iter_modules(landing_zone_policies.__path__, f"{landing_zone_policies.__name__}."):
        if package.ispkg:
            yield from _of_theme(package.name)


def _of_theme(theme: str) -> Iterator[Control]:
    for module in pkgutil.iter_modules(importlib.import_module(theme).__path__, f"{theme}."):
        control = getattr(importlib.import_module(module.name), NAME, None)
        if isinstance(control, Control):
            yield control


def _refuse_twins(controls: Iterable[Control]) -> None:
    seen: dict[str, Control] = {}
    for control in controls:
        if control.id in seen:
            raise ValueError(f"{control.id} is the id of both {seen[control.id].name} and {control.name}")
        seen[control.id] = control


CONTROLS = discover()
