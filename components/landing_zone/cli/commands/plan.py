"""`lz plan`: decide where every workload runs."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from landing_zone.catalog.check import check_inputs
from landing_zone.catalog.load import load_catalog
from landing_zone.cli.context import Start
from landing_zone.cli.files import write_text
from landing_zone.cli.options import environment_argument, json_option, seed_option, time_limit_option
from landing_zone.cli.output import emit_json, warn
from landing_zone.cli.planning import Wish, make
from landing_zone.cli.report_file import report_html
from landing_zone.cli.tables import show
from landing_zone.config.document import Inputs
from landing_zone.config.load import load_inputs
from landing_zone.config.words import quoted, suggestion
from landing_zone.errors import InputError
from landing_zone.placement.dated import since_warnings
from landing_zone.placement.explanation.model import Explanation
from landing_zone.placement.lock import read_plan, write_plan
from landing_zone.placement.plan import Plan, SolveStatus
from landing_zone.report.changes import compare
from landing_zone.report.explanation import explanation_summary
from landing_zone.report.summary import changes_summary, plan_summary


@click.command("plan")
@environment_argument()
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), help="Write an HTML report to this file.")
@click.option("--explain", metavar="WORKLOAD", help="Say why this workload runs where it runs, and what lost.")
@click.option("--check", is_flag=True, help="Write no plan file; exit 1 if it would change.")
@seed_option
@time_limit_option
@json_option
@click.pass_obj
def command(
    start: Start,
    *,
    environment: str,
    report: Path | None,
    explain: str | None,
    check: bool,
    seed: int,
    time_limit: float,
    as_json: bool,
) -> int:
    """Decide where every workload runs, and write the plan file.

    The answer goes to stacks/plans/ENV.json, to be reviewed and committed as a lock file. An infeasible answer is told
    with the rules in conflict, exits with 1, and leaves the plan file as it was.

    With --json the plan is printed as in the file; --explain adds "explanation": the decision, and what stands behind
    it. To explain, the whole plan is solved again with the workload in every other place, with one node more and less,
    at other prices, demands and objectives, for as long as the time limit once more. The pictures of a report take a
    third of it.
    """
    paths = start.paths()
    inputs, catalog = load_inputs(paths.root, environment), load_catalog(paths.catalog)
    check_inputs(inputs, catalog)
    wish = Wish(explain=_known(explain, inputs), study=report is not None, seed=seed, time_limit_s=time_limit)
    made = make(inputs, catalog, wish)
    plan = made.plan
    file = paths.plan_file(environment)
    before = _previous(file)
    if report:
        write_text(report, report_html(plan, inputs, catalog, study=made.study), "--report")
    if plan.status is not SolveStatus.INFEASIBLE and not check:
        write_plan(file, plan)
    _tell(plan, before, made.explanation, as_json=as_json)
    for text in since_warnings(plan, inputs, catalog, datetime.now(UTC).date()):
        warn(f"warning: {text}; run `lz catalog refresh`")
    changed = before is None or _decided(plan) != _decided(before)
    return int(plan.status is SolveStatus.INFEASIBLE or (check and changed))


def _known(workload: str | None, inputs: Inputs) -> str | None:
    """Return the workload to explain; refuse one that is not there."""
    names = [document.value.name for document in inputs.workloads]
    if workload is None or workload in names:
        return workload
    problem = f"no workload {quoted(workload)} in this environment; {suggestion(workload, names)}"
    raise click.BadParameter(problem, param_hint="--explain")


def _previous(file: Path) -> Plan | None:
    """Return the plan that the new one replaces; an unreadable one is as good as none, and said to be so."""
    if not file.exists():
        return None
    try:
        return read_plan(file)
    except InputError as error:
        warn(f"warning: the plan before can't be compared: {error}")
        return None


def _decided(plan: Plan) -> dict[str, Any]:
    """Return what is decided, without the sentences: they name lines, which move when a comment is added."""
    told = {"reason", "alternatives"}
    return plan.model_dump(mode="json", exclude={"decisions": {"__all__": told}, "conflicts": True, "warnings": True})


def _tell(plan: Plan, before: Plan | None, explained: Explanation | None, *, as_json: bool) -> None:
    if as_json:
        emit_json(_document(plan, explained))
        return
    show(explanation_summary(explained) if explained else plan_summary(plan))
    if before and plan.status is not SolveStatus.INFEASIBLE:
        show(changes_summary(compare(before, plan)))


def _document(plan: Plan, explained: Explanation | None) -> dict[str, Any]:
    document = plan.model_dump(mode="json")
    if explained:
        document["explanation"] = explained.model_dump(mode="json")
    return document
