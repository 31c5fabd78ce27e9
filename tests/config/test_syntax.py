"""Errors of YAML syntax in plain words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from landing_zone.errors import InputError

Refusal = Callable[..., InputError]


@pytest.mark.parametrize(
    ("text", "line", "problem", "fix"),
    [
        ("name: a\ntraffic:\n\trequests_per_second: 1\n", 3, "a tab where YAML wants spaces", "indent with spaces"),
        ("name: a\n  title: b\n", 2, "`:` starts a value where none may stand", "indent as the line above"),
        ("name: a\ntitle: b: c\n", 2, "`:` starts a value where none may stand", "quote"),
        ("name: a\nprecisions: [bf16\ntitle: b\n", 2, "opened with `[` is not closed", "add `]`"),
        ("name: a\nmodel: {name: b\n", 2, "opened with `{` is not closed", "add `}`"),
        ("name: a\ntitle: 'b\n", 2, "a quote is not closed", "add the closing quote"),
        ('name: a\ntitle: "C:\\data"\n', 2, "unknown escape", "double the backslash"),
        ("name: a\ntitle: @b\n", 2, "cannot start a value", "quote the value"),
        ("name: a\ntitle: b\ncontext tokens\nafter: []\n", 3, "a key without `:`", "add `:` after the key"),
        ("model:\n    name: a\n  uri: b\n", 3, "not indented as its neighbours", "align the keys"),
        ("name: ä\ntitle: 日本\x07\n\n\n", 2, "holds a control character", "remove it"),
        ("%YAML 3.0\n---\nname: a\n", 1, "YAML syntax: found incompatible YAML document", "correct the syntax"),
    ],
)
def test_broken_syntax_is_named_where_it_is(
    *, project: Path, refusal: Refusal, text: str, line: int, problem: str, fix: str
) -> None:
    """The line is the one to correct: for what is not closed, the one where it was opened."""
    (project / "workloads" / "chat.yaml").write_text(text, encoding="utf-8")
    (fault,) = refusal().faults
    assert (str(fault.file), fault.line) == ("workloads/chat.yaml", line)
    assert problem in fault.problem
    assert fix in fault.fix
