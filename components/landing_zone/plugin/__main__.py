"""`python -m landing_zone.plugin ENGINE_ADDRESS` is the plugin, too."""

from landing_zone.plugin.host import main

main()
