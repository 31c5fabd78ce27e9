"""`python -m landing_zone.cli`, the same as `lz`."""

from landing_zone.cli.frame import main

main()
