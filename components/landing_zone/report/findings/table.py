"""Findings as a table for the terminal."""

from collections import Counter
from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from landing_zone.report.wording import count
from landing_zone_policies.answer import Answer
from landing_zone_policies.control import Severity, Verdict
from landing_zone_policies.finding import Finding

STYLES = {Severity.CRITICAL: "bold red", Severity.HIGH: "red", Severity.MEDIUM: "yellow", Severity.LOW: "cyan"}
MOST_ROWS = 200
"""Findings that a table shows: nobody reads more, and a terminal takes long for them."""


def findings_table(answer: Answer) -> RenderableType:
    """Return a row per finding in the answer's order, `MOST_ROWS` of them, and a sentence that counts all."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for header in ("Control", "Verdict", "Level", "Severity"):
        table.add_column(header, no_wrap=True)
    for header in ("Resource", "Message"):
        table.add_column(header, overflow="fold")
    for finding in answer.findings[:MOST_ROWS]:
        table.add_row(*_cells(finding, answer))
    return Group(table, *_more(answer), Text(summary(answer))) if answer.findings else Text(summary(answer))


def _more(answer: Answer) -> Iterator[Text]:
    if len(answer.findings) > MOST_ROWS:
        yield Text(f"… and {len(answer.findings) - MOST_ROWS} more; --json, --format and --out tell all")


def summary(answer: Answer) -> str:
    """Return how many resources and controls there were, and how many findings of each verdict."""
    verdicts = Counter(finding.verdict for finding in answer.findings)
    found = ", ".join(f"{verdicts[verdict]} {verdict}" for verdict in Verdict if verdicts[verdict]) or "nothing found"
    return f"{count(len(answer.resources), 'resource')}, {count(len(answer.controls), 'control')}: {found}"


def _cells(finding: Finding, answer: Answer) -> tuple[Text, ...]:
    return (
        Text(finding.control),
        Text(finding.verdict),
        Text(answer.level_of(finding)),
        Text(finding.severity, style=STYLES[finding.severity]),
        Text(finding.resource),
        Text(finding.message),
    )
