"""Tables without a terminal are plain text of a fixed width."""

import pytest
from rich.text import Text

from landing_zone.cli.tables import WIDTH_WITHOUT_TERMINAL, show


def test_no_colour_and_no_markup_in_a_pipe(capfd: pytest.CaptureFixture[str]) -> None:
    """Styles are for terminals, and brackets are text."""
    show(Text("red", style="red"), "[bold]not bold[/bold]")
    assert capfd.readouterr().out == "red\n[bold]not bold[/bold]\n"


def test_the_width_is_fixed(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes whatever terminal the shell has."""
    monkeypatch.setenv("COLUMNS", "20")
    show(Text("x" * WIDTH_WITHOUT_TERMINAL))
    assert capfd.readouterr().out == "x" * WIDTH_WITHOUT_TERMINAL + "\n"
