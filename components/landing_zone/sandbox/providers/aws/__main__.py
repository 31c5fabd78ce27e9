"""The plugin's start: ``python -m landing_zone.sandbox.providers.aws ENGINE_ADDRESS``."""

import sys
from importlib.metadata import version

from landing_zone.sandbox.plugins import state_folder
from landing_zone.sandbox.providers.aws.provider import AwsProvider
from landing_zone.sandbox.providers.plugin.server import main

main(sys.argv[1:], AwsProvider(state_folder()), version("pulumi-aws"))
