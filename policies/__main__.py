"""The policy pack, as the engine starts it: with the controls that the stack's profile asks for."""

import os
from functools import cache, partial
from pathlib import Path

from pulumi_policy import EnforcementLevel, PolicyPack

from landing_zone.errors import LandingZoneError
from landing_zone_policies.control import Control
from landing_zone_policies.controls import CONTROLS
from landing_zone_policies.pack import policies
from landing_zone_policies.profile import EVERYTHING, select
from landing_zone_policies.terms import Terms, of_environment

ROOT = Path(__file__).resolve().parent.parent
STACK = "PULUMI_STACK"
"""Variable in which the engine names the stack, where it is about one."""

terms_of = cache(partial(of_environment, ROOT))


def controls() -> tuple[Control, ...]:
    """Return the controls of the stack's profile; all of them, so that none passes, where that can't be read."""
    try:
        terms: Terms | None = terms_of(os.environ[STACK]) if STACK in os.environ else None
    except LandingZoneError:
        terms = None
    return terms.controls if terms else select(CONTROLS, EVERYTHING)


PolicyPack(
    name="ai-landing-zone",
    enforcement_level=EnforcementLevel.MANDATORY,
    policies=policies(controls(), terms_of),
)
