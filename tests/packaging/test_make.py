"""The Makefile lists its targets, does nothing twice, and names the fix for a missing Python."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("make", "sh", "awk", "rm", "touch")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with the Makefile and what it depends on, and a PATH with make's tools and without Python."""
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "path").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, f"{tool} is needed"
        (tmp_path / "path" / tool).symlink_to(found)
    return tmp_path


def make(project: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run make with the bare PATH."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    environment = clean | {"PATH": str(project / "path")}
    return subprocess.run(
        ["make", *arguments], cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def test_help_is_the_default_and_lists_every_target(project: Path) -> None:
    """Every target that is declared has a line that says what it does."""
    declared = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert declared
    listed = [line.split()[1] for line in make(project).stdout.splitlines()]
    assert sorted(listed) == sorted(declared[1].split())


def test_without_python_the_fix_is_named(project: Path) -> None:
    """One line of ours says what is missing and how to get it; nothing is left behind."""
    done = make(project, "setup")
    ours = [line for line in done.stderr.splitlines() if not line.startswith("make:")]
    fix = "install it, on Debian: apt install python3.11 python3.11-venv"
    assert ours == [f"Python 3.11, 3.12 or 3.13 with venv is needed; {fix}"]
    assert done.returncode == 2
    assert not (project / ".venv").exists()


def test_a_set_up_project_is_left_alone(project: Path) -> None:
    """Nothing runs where nothing changed, not even Python."""
    (project / ".venv").mkdir()
    (project / ".venv" / ".installed").touch()
    done = make(project, "setup")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_new_pins_set_up_anew(project: Path) -> None:
    """A lock file newer than the last set-up makes the next one run."""
    (project / ".venv").mkdir()
    (project / ".venv" / ".installed").touch()
    newer = (project / ".venv" / ".installed").stat().st_mtime + 10
    os.utime(project / "requirements.lock", (newer, newer))
    assert make(project, "setup").returncode == 2


def test_down_before_any_up_is_fine(project: Path) -> None:
    """Where nothing was set up there is nothing to end."""
    assert make(project, "down").returncode == 0
