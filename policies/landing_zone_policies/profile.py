"""Profiles: which controls apply, how strictly, and with which parameters. Each is a file in `profiles/`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from landing_zone.config.policies import Level, Policies
from landing_zone.config.policies import Profile as Name
from landing_zone.config.words import quoted, suggestion
from landing_zone.errors import Fault, InputError
from landing_zone_policies.control import Control

FOLDER = files("landing_zone_policies") / "profiles"
WHERE = Path("policies")
"""How faults name the environment's own settings."""

OWN = "own"
"""What a profile says where controls that it does not name keep their own level."""


@dataclass(frozen=True)
class Profile:
    """Levels and parameters by control."""

    name: str
    about: str
    levels: Mapping[str, Level] = field(default_factory=dict)
    others: Level | None = None
    """Level of controls that are not named; None = each has its own."""
    parameters: Mapping[tuple[str, str], Any] = field(default_factory=dict)

    def level_of(self, control: Control) -> Level:
        """Return how strictly a control is asked."""
        return self.levels.get(control.id, self.others or control.level)


EVERYTHING = Profile("everything", "Every control, each of them mandatory.", others=Level.MANDATORY)
"""What applies where nobody has chosen."""


def load_profile(name: str) -> Profile:
    """Return a profile of the pack, with all that the one it extends says and it does not."""
    data = yaml.safe_load((FOLDER / f"{Name(name).value}.yaml").read_text(encoding="utf-8"))
    base = load_profile(data["extends"]) if "extends" in data else Profile("", "")
    others = data.get("others", base.others)
    return Profile(
        name,
        data["about"],
        {**base.levels, **{control: level for level in Level for control in data.get(level.value, ())}},
        None if others in (None, OWN) else Level(others),
        {**base.parameters, **_by_name(data.get("parameters", {}))},
    )


def _by_name(parameters: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, str], Any]:
    return {(control, name): value for control, named in parameters.items() for name, value in named.items()}


def tailored(profile: Profile, policies: Policies, controls: Iterable[Control]) -> Profile:
    """Return a profile as an environment changes it.

    Raises:
        InputError: it names a control or a parameter that is not there, or gives one of another type.
    """
    known = {control.id: control for control in controls}
    for id in (*policies.levels, *policies.parameters):
        if id not in known:
            raise _refused(f"parameters.{id}", f"{quoted(id)} is no control", suggestion(id, known))
    given = _by_name(policies.parameters)
    for (id, name), value in given.items():
        _check(known[id], name, value)
    levels, parameters = {**profile.levels, **policies.levels}, {**profile.parameters, **given}
    return replace(profile, levels=levels, parameters=parameters)


def select(controls: Iterable[Control], profile: Profile) -> tuple[Control, ...]:
    """Return the controls that a profile asks, at its levels."""
    found = (replace(control, level=profile.level_of(control)) for control in controls)
    return tuple(control for control in found if control.level is not Level.OFF)


def _check(control: Control, name: str, value: Any) -> None:
    parameters = {p.name: p for p in control.parameters}
    field = f"parameters.{control.id}.{name}"
    if name not in parameters:
        raise _refused(field, f"{control.id} has no parameter {quoted(name)}", suggestion(name, parameters))
    if not parameters[name].accepts(value):
        raise _refused(field, "has another type", f"write it as its default, {parameters[name].default!r}")


def _refused(field: str, problem: str, fix: str) -> InputError:
    return InputError(Fault(WHERE, 0, field, problem, fix))
