"""The plugin's process: `pulumi-resource-ai-landing-zone ENGINE_ADDRESS`, as the engine starts it."""

import sys

from pulumi.provider import main as serve

from landing_zone.plugin.provider import LandingZoneProvider


def main() -> None:
    """Serve until the engine ends it."""
    serve(LandingZoneProvider(), sys.argv[1:])
