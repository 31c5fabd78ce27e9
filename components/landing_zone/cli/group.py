"""The root command: a table of commands, each imported when it is called."""

from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import click

from landing_zone.cli.context import Start


@dataclass(frozen=True)
class Entry:
    """A command that is not imported yet."""

    module: str
    """Module below `landing_zone.cli.commands` that holds it as `command`."""
    summary: str
    """Its line in `lz --help`, where the command's own help is not imported."""


COMMANDS = {
    "binaries": Entry("binaries", "Find, download or build the programs that the engine and the sandbox run."),
    "catalog": Entry("catalog", "Look at accelerators, models, regions and offers, and refresh prices."),
    "destroy": Entry("destroy", "Delete everything that `up` made."),
    "doctor": Entry("doctor", "Check the inputs and this machine, and say how to mend what is wrong."),
    "estimate": Entry("estimate", "Say whether a model fits an accelerator, how fast it is there, and what it costs."),
    "plan": Entry("plan", "Decide where every workload runs, and write the plan file."),
    "policy": Entry("policy", "Judge resources by the controls of the policy pack."),
    "preview": Entry("preview", "Say what `up` would change; change nothing."),
    "render": Entry("render", "Write every object that the environment would create, as files."),
    "replan": Entry("replan", "From the plan in force, move as little as pays for itself, and say in which order."),
    "sandbox": Entry("sandbox", "List or end the local control planes and their processes."),
    "schema": Entry("schema", "Print the JSON Schema of a stack file or a workload file."),
    "solve": Entry("solve", "Solve an instance of the bare placement problem, with a proven gap."),
    "up": Entry("up", "Make the environment as its plan says."),
    "what-if": Entry("what_if", "Say what would come of other prices, losses, quotas, demand or rules."),
}


class LazyGroup(click.Group):
    """A group that lists its commands from `COMMANDS` and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command = import_module(f"landing_zone.cli.commands.{entry.module}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their summaries, importing none."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name].summary) for name in self.list_commands(ctx)])


@click.command("lz", cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    envvar="LZ_PROJECT",
    help="Folder of the project, instead of the nearest one upwards.",
)
@click.version_option(version("ai-landing-zone"), prog_name="lz")
@click.pass_context
def root(ctx: click.Context, project: Path | None) -> None:
    """A landing zone for AI on hybrid and multi-cloud: decide, preview, provision, prove."""
    ctx.obj = Start(project)
