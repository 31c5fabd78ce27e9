"""The plugin's start: ``python -m landing_zone.sandbox.providers.kubernetes ENGINE_ADDRESS``."""

import sys

from landing_zone.sandbox.providers.kubernetes.server import main

main(sys.argv[1:])
