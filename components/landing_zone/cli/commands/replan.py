"""`lz replan`: from the plan in force, move as little as pays for itself."""

from pathlib import Path
from typing import Any

import click

from landing_zone.catalog.check import check_inputs
from landing_zone.catalog.load import load_catalog
from landing_zone.cli.context import Start
from landing_zone.cli.files import write_text
from landing_zone.cli.options import environment_argument, json_option, seed_option, time_limit_option
from landing_zone.cli.output import emit_json, warn
from landing_zone.cli.progress import working
from landing_zone.cli.report_file import report_module
from landing_zone.cli.tables import show
from landing_zone.config.load import load_inputs
from landing_zone.placement.lock import read_plan, write_plan
from landing_zone.placement.replan import Replan, replan
from landing_zone.report.change_summary import replan_summary


@click.command("replan")
@environment_argument()
@click.option("--moves", type=click.IntRange(0), help="Most workloads that may move; default: the environment's.")
@click.option("--write", is_flag=True, help="Write the new plan to the plan file.")
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), help="Write an HTML report to this file.")
@seed_option
@time_limit_option
@json_option
@click.pass_obj
def command(
    start: Start,
    *,
    environment: str,
    moves: int | None,
    write: bool,
    report: Path | None,
    seed: int,
    time_limit: float,
    as_json: bool,
) -> int:
    """From the plan in force, move as little as pays for itself, and say in which order.

    The plan in force is stacks/plans/ENV.json, also when its inputs have changed since. What is no longer allowed
    where it runs has to move and counts against --moves; everything else moves only if that saves more than the
    environment's `moves` say it costs. A budget that is too small for what has to move exits with 1, and says how many
    moves it takes.

    The order starts the new before it ends the old. Nothing is written without --write: `lz plan` makes a plan from
    scratch, this changes the one that runs, so look at the steps first.
    """
    paths = start.paths()
    inputs, catalog = load_inputs(paths.root, environment), load_catalog(paths.catalog)
    check_inputs(inputs, catalog)
    file = paths.plan_file(environment)
    in_force = read_plan(file)
    with working(f"placing {len(inputs.workloads)} workloads"):
        result = replan(inputs, catalog, in_force, budget=moves, seed=seed, time_limit_s=time_limit)
    if report:
        page = report_module("landing_zone.report.change_page").replan_page(in_force, result, inputs, catalog)
        write_text(report, page, "--report")
    if write and result.feasible:
        write_plan(file, result.plan)
    if as_json:
        emit_json(document(result))
    else:
        show(replan_summary(in_force, result))
    if result.feasible and not write and (result.changes or in_force != result.plan):
        warn("nothing is written: add --write to make this the plan in force")
    return int(not result.feasible)


def document(result: Replan) -> dict[str, Any]:
    """Return what `--json` prints."""
    return {
        "environment": result.plan.environment,
        "status": result.plan.status.value,
        "moves": len(result.moves),
        **result.model_dump(mode="json"),
    }
