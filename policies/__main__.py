"""The policy pack, as the engine starts it: with the controls that the stack's profile asks for."""

from functools import cache, partial
from pathlib import Path

from pulumi_policy import EnforcementLevel, PolicyPack

from landing_zone.errors import LandingZoneError
from landing_zone_policies.controls import CONTROLS
from landing_zone_policies.pack import policies
from landing_zone_policies.profile import EVERYTHING, select
from landing_zone_policies.stack import on_stack
from landing_zone_policies.terms import of_environment

ROOT = Path(__file__).resolve().parent.parent

terms_of = cache(partial(of_environment, ROOT))
asked = policies(select(CONTROLS, EVERYTHING), terms_of)


def ask_as(stack: str) -> None:
    """Ask the controls of the stack's profile alone; all of them, so that none passes, where that can't be read."""
    try:
        asked[:] = policies(terms_of(stack).controls, terms_of)
    except LandingZoneError:
        asked[:] = policies(select(CONTROLS, EVERYTHING), terms_of)


on_stack(ask_as)
PolicyPack(name="ai-landing-zone", enforcement_level=EnforcementLevel.MANDATORY, policies=asked)
