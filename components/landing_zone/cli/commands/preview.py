"""`lz preview`: say what `up` would change."""

import click

from landing_zone.cli.context import Start
from landing_zone.cli.deploy import operate, tell
from landing_zone.cli.deploy.prepare import prepare, read_planned
from landing_zone.cli.options import environment_argument, json_option, sandbox_option
from landing_zone.cli.output import warn


@click.command("preview")
@environment_argument()
@click.option(
    "--refresh", is_flag=True, help="Look at what is really there first, and so find what was changed by hand."
)
@sandbox_option
@json_option
@click.pass_obj
def command(start: Start, *, environment: str, refresh: bool, as_json: bool) -> int:
    """Say what `up` would change, with the policies; change nothing. Exit 1 on a mandatory finding or an error."""
    inputs, catalog, _ = read_planned(start.paths(), environment)
    ready = prepare(inputs, catalog, warn)
    operate.repair(ready, warn)
    outcome = operate.preview(ready, refresh=refresh)
    if outcome.ok and not as_json:
        tell.changes(outcome)
        return 0
    return tell.result(ready, outcome, as_json=as_json)
