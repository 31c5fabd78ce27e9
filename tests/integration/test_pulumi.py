"""The plain Pulumi CLI on what `lz up` made: same program, same state, same policies."""

import subprocess
from typing import Any

import pytest

from landing_zone.engine.settings import default_environment

pytestmark = pytest.mark.integration


@pytest.fixture
def pulumi(small_up: Any) -> Any:
    """Run `pulumi` in the copy, with the settings that the command in `.venv` sets."""
    settings = {**small_up.environment, **default_environment(small_up.state)}

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [str(small_up.state / "bin" / "pulumi"), *arguments, "--stack=small", "--non-interactive"]
        return subprocess.run(
            command, cwd=small_up.root, env=settings, capture_output=True, text=True, timeout=300, check=False
        )

    return run


def test_preview_finds_nothing_to_change(pulumi: Any) -> None:
    """Nor do the policies, which run."""
    done = pulumi("preview", "--policy-pack=policies/", "--expect-no-changes")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Policies:\n    ✅ ai-landing-zone@" in done.stdout


def test_preview_is_stopped_by_the_policies(pulumi: Any, small_up: Any, data: Any) -> None:
    """The policies judge here, too."""
    program = small_up.root / "stacks" / "__main__.py"
    before = program.read_text()
    program.write_text(before + (data / "careless.py").read_text())
    done = pulumi("preview", "--policy-pack=policies/")
    program.write_text(before)
    assert done.returncode != 0
    assert "k02-" in done.stdout
    assert "g01-data-class-in-jurisdiction" in done.stdout


def test_up_changes_nothing(pulumi: Any, small_up: Any) -> None:
    """Nor does `lz up` after it: it is one state."""
    (cluster,) = small_up.clusters("small").values()
    before = small_up.ours(cluster)
    done = pulumi("up", "--yes", "--refresh", "--policy-pack=policies/", "--expect-no-changes")
    assert done.returncode == 0, done.stdout + done.stderr
    assert small_up.ours(cluster) == before
    changes = small_up.json("up", "small")["changes"]
    assert {step: n for step, n in changes.items() if n and step != "same"} == {}


def test_destroy_leaves_nothing(pulumi: Any, small_up: Any) -> None:
    """Neither on the API server nor in the state."""
    (cluster,) = small_up.clusters("small").values()
    done = pulumi("destroy", "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    assert small_up.ours(cluster) == {}
    assert small_up.state_of("small").get("resources", []) == []
