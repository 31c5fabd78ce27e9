"""Errors of the YAML parser in plain words."""

from pathlib import Path

import yaml

from landing_zone.errors import Fault

_WORDS = (
    ("mapping values are not allowed", "`:` starts a value where none may stand", "indent as the line above, or quote"),
    ("',' or ']'", "a list opened with `[` is not closed", "add `]`, or a comma between its items"),
    ("',' or '}'", "a mapping opened with `{` is not closed", "add `}`, or a comma between its keys"),
    ("unexpected end of stream", "a quote is not closed", "add the closing quote"),
    ("unknown escape character", "`\\` starts an unknown escape", "double the backslash, or use single quotes"),
    ("cannot start any token", "this character cannot start a value", "quote the value"),
    ("did not find expected key", "this line is not indented as its neighbours", "align the keys of one mapping"),
    ("could not find expected ':'", "a key without `:`", "add `:` after the key"),
)
_UNCLOSED = ("',' or ']'", "',' or '}'", "unexpected end of stream", "could not find expected ':'")


def syntax_fault(error: yaml.YAMLError, text: str, file: Path) -> Fault:
    """Make a fault of what PyYAML raised on ``text``."""
    if isinstance(error, yaml.reader.ReaderError):
        line = text[: text.find(chr(error.character))].count("\n") + 1
        return Fault(file, line, "", "holds a control character", "remove it, or write it as an escape in quotes")
    problem = str(getattr(error, "problem", None) or "is not YAML")
    line, column = _position(error, "problem_mark")
    if _is_tab(text, line, column):
        return Fault(file, line, "", "a tab where YAML wants spaces", "indent with spaces")
    for fragment, words, fix in _WORDS:
        if fragment in problem:
            return Fault(file, _start(error, fragment) or line, "", words, fix)
    return Fault(file, line, "", f"YAML syntax: {problem}", "correct the syntax here")


def _position(error: yaml.YAMLError, name: str) -> tuple[int, int]:
    """Return 1-based line and 0-based column of one of the error's marks; (0, 0) if it has none."""
    mark = getattr(error, name, None)
    return (mark.line + 1, mark.column) if mark else (0, 0)


def _start(error: yaml.YAMLError, fragment: str) -> int:
    """Return the line where something that does not end was started; 0 for every other error."""
    return _position(error, "context_mark")[0] if fragment in _UNCLOSED else 0


def _is_tab(text: str, line: int, column: int) -> bool:
    lines = text.split("\n")
    return 0 < line <= len(lines) and "\t" in lines[line - 1][: column + 1] and not lines[line - 1][:column].strip()
