"""`lz up`: make the environment as the plan says."""

import click

from landing_zone.cli.context import Start
from landing_zone.cli.deploy import operate, tell
from landing_zone.cli.deploy.prepare import Ready, prepare, read_planned
from landing_zone.cli.options import environment_argument, json_option, sandbox_option, yes_option
from landing_zone.cli.output import warn
from landing_zone.engine.outcome import Outcome


@click.command("up")
@environment_argument()
@sandbox_option
@yes_option
@json_option
@click.pass_obj
def command(start: Start, *, environment: str, yes: bool, as_json: bool) -> int:
    """Make the environment as its plan says: preview with policies, then update, then wait until models are ready.

    What was changed by hand is put back. A real environment is changed only after a question; the sandbox is not asked
    for. A finding of a mandatory policy stops before anything is made. Run again after a kill: it converges.
    """
    inputs, catalog, plan = read_planned(start.paths(), environment)
    ready = prepare(inputs, catalog, warn)
    operate.repair(ready, warn)
    seen = operate.preview(ready, refresh=True)
    if not seen.ok:
        return tell.result(ready, seen, as_json=as_json)
    idle = _nothing(seen)
    outcome = seen if idle else _update(ready, seen, yes=yes)
    if outcome.ok and not (idle and tell.report_file(ready).is_file()):
        warn(f"report: {tell.write_report(ready, plan, outcome)}")
    return tell.result(ready, outcome, as_json=as_json, plan=plan)


def _nothing(outcome: Outcome) -> bool:
    return not any(count for step, count in outcome.changes.items() if step != "same")


def _update(ready: Ready, seen: Outcome, *, yes: bool) -> Outcome:
    if not (ready.sandboxed or yes):
        tell.changes(seen)
        click.confirm(f"Change {ready.inputs.name}?", abort=True, err=True)
    return operate.update(ready, refresh=True)
