"""`lz destroy`: delete everything that `up` made."""

import asyncio

import click

from landing_zone.cli.context import Start
from landing_zone.cli.deploy import operate, tell
from landing_zone.cli.deploy.prepare import Ready, prepare, read
from landing_zone.cli.options import environment_argument, json_option, sandbox_option, yes_option
from landing_zone.cli.output import warn
from landing_zone.sandbox.sandbox import Sandbox
from landing_zone.sandbox.sweep import sweep


@click.command("destroy")
@environment_argument()
@sandbox_option
@yes_option
@json_option
@click.pass_obj
def command(start: Start, *, environment: str, yes: bool, as_json: bool) -> int:
    """Delete everything that `up` made, and check on the sandbox's API servers that nothing of ours is left.

    The sandbox's control planes of clusters that were there already go on running; `lz sandbox down` ends them.
    """
    ready = prepare(*read(start.paths(), environment), warn)
    if not (ready.sandboxed or yes):
        click.confirm(f"Delete everything of {environment}?", abort=True, err=True)
    operate.repair(ready, warn, adopt=True)
    if ready.sandboxed:
        operate.unprotect(ready)
    outcome = operate.destroy(ready)
    if outcome.ok and ready.sandboxed:
        _sweep(ready)
    return tell.result(ready, outcome, as_json=as_json)


def _sweep(ready: Ready) -> None:
    """Delete what no state knew of: what was being made when the provider died."""
    sandbox = Sandbox(ready.inputs.name, ready.paths)
    for name in sandbox.close_opened():
        warn(f"recovered: closed the cluster {name}, which the state did not know")
    for cluster in sandbox.clusters():
        if names := asyncio.run(sweep(cluster)):
            warn(f"recovered: deleted {len(names)} objects on {cluster.name} that the state did not know: {names[0]} …")
