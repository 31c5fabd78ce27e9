"""`lz policy`: the policy pack without the engine; one command per file."""

import click

from landing_zone.cli.commands.policy import check


@click.group("policy")
def command() -> None:
    """Judge resources by the controls of the policy pack, the same that the engine runs at preview."""


command.add_command(check.command)
