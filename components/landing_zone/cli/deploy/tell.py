"""What an operation of the engine came to, for a person or a program."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from landing_zone.cli.deploy.prepare import Ready, charts
from landing_zone.cli.output import emit_json, emit_text, warn
from landing_zone.cli.report_file import report_html
from landing_zone.cli.tables import show
from landing_zone.engine.events import resource_kind, resource_name
from landing_zone.engine.outcome import Outcome
from landing_zone.placement.plan import Plan
from landing_zone.report.run import Run
from landing_zone.report.summary import plan_summary, run_summary
from landing_zone.sandbox.not_validated import sentences
from landing_zone.sandbox.sandbox import Sandbox


def document(outcome: Outcome, not_validated: tuple[str, ...]) -> dict[str, Any]:
    """Return what `--json` prints."""
    return {
        "ok": outcome.ok,
        "changes": outcome.changes,
        "changed": [
            {"name": resource_name(c.urn), "kind": resource_kind(c.urn), "step": c.step, "diffs": list(c.diffs)}
            for c in outcome.changed
        ],
        "outputs": dict(outcome.outputs),
        "violations": [
            {"policy": v.policy, "level": v.level, "resource": resource_name(v.urn), "message": v.message}
            for v in outcome.violations
        ],
        "errors": list(outcome.errors),
        "not_validated": list(not_validated),
        "seconds": outcome.seconds,
    }


def not_validated(ready: Ready) -> tuple[str, ...]:
    """Return one sentence for each thing that the sandbox stands in for."""
    if not ready.sandboxed:
        return ()
    clouds = {cluster.site for cluster in ready.inputs.environment.value.clusters if cluster.create}
    return sentences(Sandbox(ready.inputs.name, ready.paths).clusters(), charts(ready.inputs), clouds)


def endpoints(outputs: Mapping[str, Any]) -> dict[str, str]:
    """Return the address of each workload from the stack's outputs; of a managed one with the model to ask for."""
    return {name: _address(value) for name, value in sorted((outputs.get("endpoints") or {}).items())}


def _address(value: Mapping[str, Any]) -> str:
    if "provider" not in value:
        return str(value["url"])
    url = f" ({value['url']})" if value.get("url") else ""
    return f"{value['provider']} {value['model']} in {value['region']}{url}"


def result(ready: Ready, outcome: Outcome, *, as_json: bool, plan: Plan | None = None) -> int:
    """Tell the result of an operation, with the plan that it carried out, and return the exit code."""
    stand_ins = not_validated(ready)
    if as_json:
        emit_json(document(outcome, stand_ins))
    elif outcome.ok:
        if plan:
            show(plan_summary(plan))
        show(run_summary(_run(outcome, stand_ins)))
    if not outcome.ok:
        for line in faults(outcome):
            warn(line)
    return 0 if outcome.ok else 1


def changes(outcome: Outcome) -> None:
    """List what an update would change, one line each, and count it."""
    for change in outcome.changed:
        diffs = f" ({', '.join(change.diffs)})" if change.diffs else ""
        emit_text(f"{change.step:8} {resource_kind(change.urn)} {resource_name(change.urn)}{diffs}")
    counts = [f"{count} to {step}" for step, count in outcome.changes.items() if count and step != "same"]
    emit_text(f"{', '.join(counts) or 'nothing to change'}; {outcome.changes['same']} unchanged; every policy is kept")


def report_file(ready: Ready) -> Path:
    """Return where the HTML report lies: beside the project's files."""
    return ready.paths.root / f"report-{ready.inputs.name}.html"


def write_report(ready: Ready, plan: Plan, outcome: Outcome) -> str:
    """Write the HTML report and return its name."""
    file = report_file(ready)
    facts = _run(outcome, not_validated(ready))
    file.write_text(report_html(plan, ready.inputs, ready.catalog, facts), encoding="utf-8")
    return file.name


def _run(outcome: Outcome, stand_ins: tuple[str, ...]) -> Run:
    return Run(endpoints(outcome.outputs), stand_ins, outcome.changes, outcome.seconds)


def faults(outcome: Outcome) -> Iterator[str]:
    """Yield what stopped an operation, one line each."""
    mandatory = [v for v in outcome.violations if v.level == "mandatory"]
    yield from (f"error: policy {v.policy}: {resource_name(v.urn)}: {v.message}" for v in mandatory)
    yield from (f"error: {line}" for line in outcome.errors)
