"""`lz catalog`: look at what the catalog holds, and refresh its prices; one command per file."""

import click

from landing_zone.cli.commands.catalog import age, refresh, search, show


@click.group("catalog")
def command() -> None:
    """Look at accelerators, models, regions and offers, and refresh prices.

    Rows of the project's own stand in the folder `catalog` at its root, in files named after the tables; each stands
    in the place of the row with the same key. They are part of every plan's digest.
    """


for part in (age, refresh, search, show):
    command.add_command(part.command)
