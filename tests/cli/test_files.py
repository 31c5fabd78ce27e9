"""A file is written whole or not at all."""

from pathlib import Path

import pytest

from landing_zone.cli.files import write_text
from landing_zone.errors import InputError


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    """And nothing else is left in the folder."""
    file = tmp_path / "report.html"
    file.write_text("old")
    write_text(file, "new", "--report")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("report.html", "new")]


def test_a_place_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    """Named with its option."""
    with pytest.raises(InputError, match=r"report\.html: --report: can't be written \(No such file or directory\)"):
        write_text(tmp_path / "nowhere" / "report.html", "text", "--report")
