"""The CI examples are valid, call what exists, and name each secret that they need."""

import re
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from landing_zone.cli.group import COMMANDS
from landing_zone.cli.group import root as lz

CI = Path(__file__).parents[2] / "docs" / "ci"
GITHUB, GITLAB = CI / "github-actions.yml", CI / "gitlab-ci.yml"
PREDEFINED = {"CI_PROJECT_DIR", "CI_PIPELINE_SOURCE"}


def _github() -> Any:
    return yaml.safe_load(GITHUB.read_text(encoding="utf-8"))


def _gitlab() -> Any:
    return yaml.safe_load(GITLAB.read_text(encoding="utf-8"))


def _github_lines() -> list[str]:
    return [step["run"] for step in _github()["jobs"]["preview"]["steps"] if "run" in step]


def _gitlab_lines() -> list[str]:
    job = _gitlab()["preview"]
    return [line for part in ("before_script", "script", "after_script") for line in job[part]]


def _head(file: Path) -> str:
    """Return the comment that a file begins with."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines[: next(i for i, line in enumerate(lines) if not line.startswith("#"))])


@pytest.mark.parametrize("lines", [_github_lines, _gitlab_lines])
def test_both_do_the_same(lines: Any) -> None:
    """Set up, compare the plan, preview with policies to JSON, sum up."""
    script = "\n".join(lines())
    steps = ("make setup", "lz plan", "lz preview", "docs/ci/summary.py preview.json")
    places = [script.index(step) for step in steps]
    assert places == sorted(places)


@pytest.mark.parametrize("lines", [_github_lines, _gitlab_lines])
def test_they_call_commands_with_options_that_exist(lines: Any) -> None:
    """As `lz` has them."""
    calls = re.findall(r'\.venv/bin/lz (\w+) "\$LZ_ENVIRONMENT"((?: --?[\w-]+)*)', "\n".join(lines()))
    assert [name for name, _ in calls] == ["plan", "preview"]
    for name, options in calls:
        assert name in COMMANDS
        command = lz.get_command(click.Context(lz), name)
        assert command
        assert set(options.split()) <= {option for parameter in command.params for option in parameter.opts}


def test_github_names_its_variables_and_secrets() -> None:
    """Each one that the job reads stands in the comment at the head of the file."""
    read = set(re.findall(r"\$\{\{ (?:vars|secrets)\.(\w+) \}\}", GITHUB.read_text(encoding="utf-8")))
    assert read
    assert read <= set(re.findall(r"^#   (\w+) ", _head(GITHUB), re.MULTILINE))


def test_gitlab_names_its_variables() -> None:
    """Each one that neither GitLab nor the job sets stands in the comment at the head of the file."""
    read = set(re.findall(r"\$\{?([A-Z][A-Z_]+)", "\n".join(_gitlab_lines())))
    told = set(re.findall(r"^#   (\w+) ", _head(GITLAB), re.MULTILINE))
    assert read
    assert read <= told | PREDEFINED | set(_gitlab()["preview"]["variables"])


def test_secrets_reach_no_fork_and_no_more_than_one_step() -> None:
    """Of GitHub: the job is for branches of the repository, may only read, and one step has the secrets."""
    job = _github()["jobs"]["preview"]
    assert _github()["permissions"] == {"contents": "read"}
    assert job["if"] == "github.event.pull_request.head.repo.full_name == github.repository"
    assert "env" not in job
    assert sum("secrets." in str(step) for step in job["steps"]) == 1


def test_what_is_cached_follows_what_is_pinned(root: Path) -> None:
    """The key of each cache is made from files that exist."""
    (cache,) = [s for s in _github()["jobs"]["preview"]["steps"] if s.get("uses", "").startswith("actions/cache@")]
    files = [*re.findall(r"'([^']+)'", cache["with"]["key"]), *_gitlab()["preview"]["cache"]["key"]["files"]]
    assert len(files) == 5
    assert all((root / file).is_file() for file in files)
