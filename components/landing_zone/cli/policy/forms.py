"""In which form the answer goes out, and where to."""

import json
from enum import StrEnum
from io import StringIO
from pathlib import Path

import click
from rich.console import Console

from landing_zone.cli.files import write_text
from landing_zone.cli.output import emit_json, emit_text
from landing_zone.cli.tables import WIDTH_WITHOUT_TERMINAL, show
from landing_zone.report.findings.junit import junit
from landing_zone.report.findings.sarif import sarif
from landing_zone.report.findings.table import findings_table
from landing_zone_policies.answer import Answer


class Form(StrEnum):
    """Forms of an answer."""

    TABLE = "table"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"


def tell(answer: Answer, form: Form, out: Path | None, *, as_json: bool) -> None:
    """Print the answer, or write it to a file; with ``as_json`` the document is on stdout in any case.

    Raises:
        click.UsageError: stdout would have to hold two forms.
    """
    if out:
        write_text(out, _text(answer, form), "--out")
    elif as_json and form not in (Form.TABLE, Form.JSON):
        raise click.UsageError(f"--json prints JSON; write the {form} file with --out")
    if as_json or (form is Form.JSON and not out):
        emit_json(answer.document())
    elif out or form is Form.TABLE:
        show(findings_table(answer))
    else:
        emit_text(_text(answer, form))


def _text(answer: Answer, form: Form) -> str:
    if form is Form.JUNIT:
        return junit(answer)
    if form is Form.TABLE:
        return _table(answer)
    return json.dumps(sarif(answer) if form is Form.SARIF else answer.document(), indent=2) + "\n"


def _table(answer: Answer) -> str:
    text = StringIO()
    Console(file=text, width=WIDTH_WITHOUT_TERMINAL, highlight=False, markup=False).print(findings_table(answer))
    return text.getvalue()
