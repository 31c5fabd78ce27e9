"""`lz render` writes what the plan would create, and speaks to no cluster."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

LZ = Callable[..., Any]


def test_the_model_is_rendered_where_the_plan_put_it(lz: LZ, tmp_path: Path) -> None:
    """One file per object, in the folder of its cluster."""
    lz("plan", "tiny")
    done = lz("render", "tiny", "--out", str(tmp_path / "out"), "--json")
    assert done.code == 0, done.err
    assert {"resources.json", "clinic/inferenceservice-notes.yaml"} <= set(done.document["files"])
    service = yaml.safe_load((tmp_path / "out" / "clinic" / "inferenceservice-notes.yaml").read_text())
    assert service["metadata"]["labels"]["ai-landing-zone/workload"] == "notes"
    assert sorted(path for path in (tmp_path / "out").rglob("*") if path.is_file()) == [
        tmp_path / "out" / file for file in sorted(done.document["files"])
    ]


def test_without_a_plan_nothing_is_rendered(lz: LZ, tmp_path: Path) -> None:
    """The command that makes one is named."""
    done = lz("render", "tiny", "--out", str(tmp_path / "out"))
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "run `lz plan tiny`" in done.err
    assert not (tmp_path / "out").exists()


def test_a_stale_plan_is_refused(project: Any, lz: LZ, tmp_path: Path) -> None:
    """It was decided for other inputs."""
    lz("plan", "tiny")
    project.replace(project.workload, "requests_per_second: 0.1", "requests_per_second: 0.2")
    done = lz("render", "tiny", "--out", str(tmp_path / "out"))
    assert done.code == 2
    assert "stale" in done.err
    assert not (tmp_path / "out").exists()


def test_a_folder_that_can_t_be_made_is_bad_input(lz: LZ, tmp_path: Path) -> None:
    """Here: below a file."""
    lz("plan", "tiny")
    (tmp_path / "file").write_text("")
    done = lz("render", "tiny", "--out", str(tmp_path / "file" / "out"))
    assert done.code == 2
    assert "--out: can't be written" in done.err
