"""The plugin's start: ``python -m landing_zone.sandbox.providers.kubernetes ENGINE_ADDRESS``."""

import sys
from importlib.metadata import version

from landing_zone.sandbox.providers.kubernetes.provider import KubernetesProvider
from landing_zone.sandbox.providers.plugin.server import main

main(sys.argv[1:], KubernetesProvider(), version("pulumi-kubernetes"))
