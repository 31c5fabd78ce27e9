"""What an environment asks of the policy pack."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from landing_zone.config.base import Model

ControlId = Annotated[str, Field(pattern=r"^[A-Z]{1,4}[0-9]{2,3}$", description="id of a control", examples=["K13"])]


class Profile(StrEnum):
    """A set of controls with their levels; the pack holds each as a file."""

    BASELINE = "baseline"
    PRODUCTION = "production"
    REGULATED_HEALTH = "regulated-health"
    REGULATED_EU = "regulated-eu"


class Level(StrEnum):
    """What a finding of a control does to a change: stops it, is told, or is not looked for."""

    MANDATORY = "mandatory"
    ADVISORY = "advisory"
    OFF = "off"


class Policies(Model):
    """Which controls apply, how strictly, and with which parameters."""

    profile: Profile = Profile.BASELINE
    levels: dict[ControlId, Level] = Field(default_factory=dict)
    """Levels that differ from the profile's, by control."""
    parameters: dict[ControlId, dict[str, bool | int | float | str | tuple[str, ...]]] = Field(default_factory=dict)
    """Parameters that differ from the profile's, by control and name; a control's page lists its own."""
