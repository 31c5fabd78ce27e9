"""The plugin's start: ``python -m landing_zone.sandbox.providers.recorded PACKAGE ENGINE_ADDRESS``."""

import sys
from importlib.metadata import version

from landing_zone.sandbox.plugins import state_folder
from landing_zone.sandbox.providers.plugin.server import main
from landing_zone.sandbox.providers.recorded.clouds import cloud_of
from landing_zone.sandbox.providers.recorded.provider import RecordedProvider

package, *arguments = sys.argv[1:]
cloud = cloud_of(package)
main(arguments, RecordedProvider(cloud, state_folder()), version(f"pulumi-{package}"))
