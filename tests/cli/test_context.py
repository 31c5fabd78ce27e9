"""The project is found from any folder inside it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from landing_zone.cli.context import Start
from landing_zone.errors import InputError


def test_the_project_is_found_upwards(project: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a folder below."""
    monkeypatch.chdir(project.root / "workloads")
    assert Start(None).paths().root == project.root


def test_the_project_is_the_one_named(project: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """From anywhere."""
    monkeypatch.chdir(tmp_path)
    assert Start(project.root).paths().root == project.root


def test_no_project_is_told_with_the_fix(
    lz: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, exit 2."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r"no Pulumi\.yaml"):
        Start(None).paths()
    done = lz("plan", "tiny")
    assert done.code == 2
    assert "name one with `lz --project DIR …`" in done.err


def test_the_environment_variable_names_it_too(
    project: Any, lz: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`LZ_PROJECT`, for scripts."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LZ_PROJECT", str(project.root))
    assert lz("doctor", "--json").document["checks"][0]["verdict"] == "ok"
