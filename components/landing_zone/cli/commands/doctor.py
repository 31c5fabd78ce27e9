"""`lz doctor`: what is wrong with the inputs and with this machine, and how to mend it."""

from typing import Any

import click

from landing_zone.catalog.check import check_inputs
from landing_zone.catalog.load import load_catalog
from landing_zone.cli.checks import inputs, namespaces, ports, programs, python, state
from landing_zone.cli.checks.finding import Finding, Subject, Verdict
from landing_zone.cli.context import Start
from landing_zone.cli.options import environment_argument, json_option
from landing_zone.cli.output import emit_json, one_line
from landing_zone.config.document import Inputs
from landing_zone.config.load import load_inputs
from landing_zone.config.paths import Paths
from landing_zone.errors import InputError

CHECKS = (inputs.check, python.check, programs.check, namespaces.check, ports.check, state.check)
BAD_INPUT = 2
_COLOURS = {Verdict.OK: "green", Verdict.WARN: "yellow", Verdict.FAIL: "red"}


@click.command("doctor")
@environment_argument(required=False)
@json_option
@click.pass_obj
def command(start: Start, *, environment: str | None, as_json: bool) -> int:
    """Check the inputs and this machine, and say how to mend what is wrong.

    Without ENV the inputs of every environment are checked. Every fault is told, not the first one alone; nothing is
    changed. Exit 2 if an input is bad, 1 if anything else fails; a warning is no failure.
    """
    paths = start.paths()
    names = [environment] if environment else _environments(paths)
    subject = Subject(paths, {name: _load(paths, name) for name in names})
    findings = [finding for check in CHECKS for finding in check(subject)]
    if as_json:
        emit_json(_document(findings))
    else:
        for finding in findings:
            click.echo(_line(finding))
    return _exit_code(findings)


def _environments(paths: Paths) -> list[str]:
    return sorted(file.stem.removeprefix("Pulumi.") for file in paths.stacks.glob("Pulumi.*.yaml"))


def _load(paths: Paths, name: str) -> Inputs | InputError:
    try:
        loaded = load_inputs(paths.root, name)
        check_inputs(loaded, load_catalog(paths.catalog))
    except InputError as error:
        return error
    return loaded


def _line(finding: Finding) -> str:
    verdict = click.style(f"{finding.verdict:<4}", fg=_COLOURS[finding.verdict])
    fix = f"; {finding.fix}" if finding.fix else ""
    return f"{verdict}  {finding.check:<10}  {one_line(finding.message + fix)}"


def _document(findings: list[Finding]) -> dict[str, Any]:
    return {
        "checks": [
            {"name": f.check, "verdict": f.verdict.value, "message": f.message, "fix": f.fix or None} for f in findings
        ],
    }


def _exit_code(findings: list[Finding]) -> int:
    failed = {finding.check for finding in findings if finding.verdict is Verdict.FAIL}
    return BAD_INPUT if inputs.NAME in failed else int(bool(failed))
