"""The component plugin, as Pulumi's Python runtime starts it: this folder is run, with the engine's address."""

from landing_zone.plugin.host import main

main()
