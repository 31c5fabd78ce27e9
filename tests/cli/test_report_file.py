"""The report's libraries are optional, and their absence is told."""

import sys

import pytest

from landing_zone.cli.report_file import report_html
from landing_zone.errors import MissingTool


def test_a_missing_library_is_named_with_the_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, exit 2."""
    for module in [
        name for name in sys.modules if name.startswith(("landing_zone.report.html", "landing_zone.report.plots"))
    ]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(
        MissingTool, match=r"needs the Python package altair; run `pip install 'ai-landing-zone\[report\]'`"
    ):
        report_html(None, None, None)  # type: ignore[arg-type]
