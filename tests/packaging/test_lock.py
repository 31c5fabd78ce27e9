"""The lock file pins what pyproject.toml asks for, by hash, and names no index."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = dict(re.findall(r"^([a-z0-9-]+)(?:\[[^]]*\])?==(\S+)", LOCK, re.MULTILINE))


def wanted() -> set[str]:
    """Return the names that pyproject.toml asks for, but for the project itself."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = pyproject["project"]
    groups = [
        project["dependencies"],
        *project["optional-dependencies"].values(),
        pyproject["dependency-groups"]["dev"],
    ]
    names = {re.split(r"[\[<>=~! ;]", line)[0] for group in groups for line in group}
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names} - {project["name"]}


def test_all_that_is_wanted_is_pinned() -> None:
    """Nobody forgot `make lock`."""
    assert wanted() <= PINS.keys()


def test_every_pin_has_hashes() -> None:
    """An installation takes the bytes that were locked, or fails."""
    blocks = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert {re.split(r"\[|==", block)[0] for block in blocks} == PINS.keys()
    assert all("--hash=sha256:" in block for block in blocks)


def test_no_index_is_named() -> None:
    """Packages come from the index that the user's machine is set up for."""
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links|--trusted-host", LOCK)
