"""The policy pack, as the engine starts it."""

from pathlib import Path

from pulumi_policy import EnforcementLevel, PolicyPack

from landing_zone_policies.controls import CONTROLS
from landing_zone_policies.pack import policies
from landing_zone_policies.scene import StackScenes

PolicyPack(
    name="ai-landing-zone",
    enforcement_level=EnforcementLevel.MANDATORY,
    policies=policies(CONTROLS, StackScenes(Path(__file__).resolve().parent.parent)),
)
