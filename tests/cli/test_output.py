"""Answers are for programs and pipes as much as for people."""

import json

import pytest

from landing_zone.cli.output import emit_json, emit_text, one_line


def test_json_is_ascii(capfd: pytest.CaptureFixture[str]) -> None:
    """No terminal and no locale can spoil it."""
    emit_json({"city": "Zürich"})
    out = capfd.readouterr().out
    assert out.isascii()
    assert json.loads(out) == {"city": "Zürich"}


def test_text_ends_with_one_newline(capfd: pytest.CaptureFixture[str]) -> None:
    """Whether it had one or not."""
    emit_text("a")
    emit_text("b\n")
    assert capfd.readouterr().out == "a\nb\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [("a\n  b\tc", "a b c"), ("\x1b[2Jx", "\N{REPLACEMENT CHARACTER}[2Jx"), ("naïve → ok", "naïve → ok")],
)
def test_one_line_is_one_line(text: str, line: str) -> None:
    """White space is folded; a control character can't act."""
    assert one_line(text) == line
