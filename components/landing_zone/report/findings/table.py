"""Findings as a table for the terminal."""

from collections import Counter

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from landing_zone.report.wording import count
from landing_zone_policies.answer import Answer
from landing_zone_policies.control import Severity, Verdict
from landing_zone_policies.finding import Finding

STYLES = {Severity.CRITICAL: "bold red", Severity.HIGH: "red", Severity.MEDIUM: "yellow", Severity.LOW: "cyan"}


def findings_table(answer: Answer) -> RenderableType:
    """Return a row per finding in the answer's order, and a sentence that counts them."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for header in ("Control", "Verdict", "Level", "Severity"):
        table.add_column(header, no_wrap=True)
    for header in ("Resource", "Message"):
        table.add_column(header, overflow="fold")
    for finding in answer.findings:
        table.add_row(*_cells(finding, answer))
    return Group(table, summary(answer)) if answer.findings else Text(summary(answer))


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
