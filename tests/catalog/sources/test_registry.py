"""Sources are imported when they are asked for; a missing package is one line with the fix."""

import subprocess
import sys

import pytest

from landing_zone.catalog.sources.registry import SOURCES, open_source
from landing_zone.errors import MissingTool


def test_every_source_opens(tmp_path: object) -> None:
    """Nothing is fetched by that; those of a file are given one."""
    for name, entry in SOURCES.items():
        location = str(tmp_path) if "needed" in entry.location else None
        assert hasattr(open_source(name, location), "fetch")


def test_nothing_is_imported_before(tmp_path: object) -> None:
    """The table of sources alone loads no client."""
    program = (
        "import sys, landing_zone.catalog.sources.registry; print([m for m in ('httpx', 'boto3') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(("name", "package"), [("azure", "httpx"), ("aws", "boto3")])
def test_a_missing_package_is_one_line(monkeypatch: pytest.MonkeyPatch, name: str, package: str) -> None:
    """With the command that brings it."""
    for module in list(sys.modules):
        if module.startswith("landing_zone.catalog.sources.") and not module.endswith((".registry", ".source")):
            monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)
    fix = r"run `pip install 'ai-landing-zone\[sources\]'`"
    with pytest.raises(MissingTool, match=f"^source {name} needs the Python package {package}; {fix}$"):
        open_source(name, None)
