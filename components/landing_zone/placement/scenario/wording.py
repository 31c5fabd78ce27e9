"""How changes are written on the command line: `NAME=VALUE` with a number that is in its range."""

import math

from landing_zone.config.words import quoted
from landing_zone.placement.scenario.fault import ScenarioFault


def name_and_value(text: str, option: str, form: str) -> tuple[str, str]:
    """Return both parts of `NAME=VALUE`."""
    name, sign, value = (part.strip() for part in text.partition("="))
    if not (name and sign):
        raise ScenarioFault(f"{option}: {quoted(text)} is not of the form {form}; write both, divided by `=`")
    return name, value


def factor(text: str, option: str) -> float:
    """Return a positive factor."""
    value = _number(text, option)
    if not 0 < value <= 1000:
        raise ScenarioFault(f"{option}: a factor of {text} can't be; write one above 0 and at most 1000")
    return value


def amount(text: str, option: str) -> int:
    """Return a whole number that is not negative."""
    value = _number(text, option)
    if value < 0 or value != int(value) or value > 1e12:
        raise ScenarioFault(f"{option}: {text} can't be; write a whole number, 0 or more")
    return int(value)


def _number(text: str, option: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ScenarioFault(f"{option}: {quoted(text)} is not a number; write one, as in 1.3")
    return value
