"""A change that can't be made: one line with what is wrong and the fix."""

from collections.abc import Iterable

from landing_zone.config.words import quoted, suggestion
from landing_zone.errors import LandingZoneError


class ScenarioFault(LandingZoneError):
    """What was asked for names something that is not there, or a value that can't be; the text says the fix."""

    exit_code = 2


def unknown(option: str, what: str, name: str, known: Iterable[str]) -> ScenarioFault:
    """Return the fault of a name that is not known; it suggests the nearest that is."""
    return ScenarioFault(f"{option}: no {what} {quoted(name)} in this environment; {suggestion(name, known)}")
