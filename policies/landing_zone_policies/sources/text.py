"""Reading a file that was named on the command line."""

import json
from pathlib import Path
from typing import Any

from landing_zone.errors import Fault, InputError

MAX_BYTES = 256 << 20
"""Largest file that is read: 256 MiB."""
MAX_DEPTH = 128
"""Levels that a document may be nested."""


def read_source(file: Path) -> str:
    """Return the text of a file.

    Raises:
        InputError: it is missing, no regular file, too large, or no UTF-8 text.
    """
    try:
        if file.exists() and not file.is_file():
            raise refused(file, 0, "", "is not a regular file", "name a file")
        if file.stat().st_size > MAX_BYTES:
            raise refused(file, 0, "", "is larger than 256 MiB", "split it")
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise refused(file, 0, "", f"can't be read ({error.strerror})", "name a file that is there") from None
    except UnicodeDecodeError:
        raise refused(file, 0, "", "is not UTF-8 text", "save it as UTF-8") from None


def read_json(file: Path) -> Any:
    """Return the document of a JSON file.

    Raises:
        InputError: it can't be read, or is not JSON.
    """
    return parse_json(read_source(file), file)


def parse_json(text: str, file: Path, line: int = 1) -> Any:
    """Return the document of a text that starts at a line of a file."""
    try:
        found = json.loads(text)
        deep = _is_deeper(found, MAX_DEPTH)
    except json.JSONDecodeError as error:
        raise refused(file, line + error.lineno - 1, "", f"is not JSON: {error.msg}", "correct the syntax") from None
    except ValueError:
        raise refused(file, line, "", "holds a number that is too long", "write it as a text") from None
    except RecursionError:
        deep = True
    if deep:
        raise refused(file, line, "", "is nested too deeply", f"keep to {MAX_DEPTH} levels")
    return found


def _is_deeper(value: Any, levels: int) -> bool:
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels < 0 or any(_is_deeper(child, levels - 1) for child in children if isinstance(child, dict | list))


def refused(file: Path, line: int, field: str, problem: str, fix: str) -> InputError:
    """Make the error of one fault."""
    return InputError(Fault(file, line, field, problem, fix))
