"""Findings for the terminal."""

from io import StringIO

from rich.console import Console

from landing_zone.report.findings.table import MOST_ROWS, findings_table, summary
from landing_zone_policies.answer import Answer


def _text(answer: Answer) -> str:
    stream = StringIO()
    Console(file=stream, width=140, markup=False).print(findings_table(answer))
    return stream.getvalue()


def test_each_finding_is_a_row_with_its_level(answer: Answer) -> None:
    """In the answer's order, and counted below."""
    lines = [line.strip() for line in _text(answer).splitlines()]
    assert [line.split()[:3] for line in lines if line.startswith("T0")] == [
        ["T01", "fail", "mandatory"],
        ["T02", "fail", "advisory"],
        ["T01", "undetermined", "mandatory"],
        ["T03", "exempt", "mandatory"],
    ]
    assert lines[-1] == "2 resources, 4 controls: 2 fail, 1 undetermined, 1 exempt"


def test_without_findings_it_says_so(answer: Answer) -> None:
    """With what was looked at."""
    clean = Answer(answer.controls, answer.resources, (), ())
    assert _text(clean).strip() == summary(clean) == "2 resources, 4 controls: nothing found"


def test_of_many_findings_the_first_are_shown(answer: Answer) -> None:
    """And how many are not."""
    many = Answer(answer.controls, answer.resources, answer.findings * 100, ())
    lines = [line.strip() for line in _text(many).splitlines()]
    assert sum(line.startswith("T0") for line in lines) == MOST_ROWS
    assert lines[-2] == "… and 200 more; --json, --format and --out tell all"
