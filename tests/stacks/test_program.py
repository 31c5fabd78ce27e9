"""The program of every stack, run whole against mocks."""

import runpy
import shutil
from pathlib import Path
from typing import Any

import pulumi
import pytest
import yaml
from pulumi.runtime.mocks import MockCallArgs, MockMonitor, MockResourceArgs, Mocks

from landing_zone.config.paths import Paths
from landing_zone.infra.rendering.record import run_mocked
from landing_zone.placement.lock import read_plan
from landing_zone.placement.plan import Status


class _Echo(Mocks):
    def __init__(self) -> None:
        self.seen: list[MockResourceArgs] = []

    def new_resource(self, args: MockResourceArgs) -> tuple[str | None, dict[str, Any]]:
        self.seen.append(args)
        return args.name, args.inputs

    def call(self, args: MockCallArgs) -> tuple[dict[str, Any], list[tuple[str, str]] | None]:
        raise AssertionError(args.token)


@pytest.fixture
def project(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project's stacks and workloads, with a state folder of its own."""
    monkeypatch.setenv("LZ_STATE_DIR", str(tmp_path / "state"))
    copy = tmp_path / "project"
    shutil.copytree(root / "stacks", copy / "stacks")
    shutil.copytree(root / "workloads", copy / "workloads")
    for cluster in ("hospital", "us-east"):
        file = Paths(copy).kubeconfig("local", cluster)
        file.parent.mkdir(parents=True)
        file.write_text("apiVersion: v1\nkind: Config\n", encoding="utf-8")
    return copy


def _run(project: Path) -> list[MockResourceArgs]:
    echo = _Echo()
    program = project / "stacks"
    run_mocked(lambda: runpy.run_path(str(program), run_name="__main__"), "local", MockMonitor(echo))
    return echo.seen


def test_it_provisions_what_the_plan_file_says(project: Path) -> None:
    """Each placed workload once, on its cluster's provider; nothing of the others."""
    placed = {d.workload: d.cluster for d in read_plan(Paths(project).plan_file("local")).decisions
              if d.status is Status.PLACED}  # fmt: skip
    services = [r for r in _run(project) if r.typ.endswith(":InferenceService")]
    assert {r.inputs["metadata"]["name"]: (r.provider or "").split("::")[3] for r in services} == placed
    assert len(services) == len(placed)


def test_a_stale_plan_is_refused(project: Path) -> None:
    """With the command that renews it, and before the first resource."""
    file = project / "workloads" / "credit-risk.yaml"
    text = file.read_text(encoding="utf-8")
    assert "requests_per_second: 80" in text
    file.write_text(text.replace("requests_per_second: 80", "requests_per_second: 81"), encoding="utf-8")
    with pytest.raises(pulumi.RunError, match="run `lz plan local`"):
        _run(project)


def test_a_sandbox_that_is_down_is_told_in_one_line(project: Path) -> None:
    """As an error of the run, without a traceback."""
    Paths(project).kubeconfig("local", "hospital").unlink()
    with pytest.raises(pulumi.RunError, match=r"^the sandbox of local is not running: run `lz up local`"):
        _run(project)


def test_what_the_catalog_does_not_know_is_refused(project: Path) -> None:
    """With file, line and field."""
    file = project / "stacks" / "Pulumi.local.yaml"
    document = yaml.safe_load(file.read_text(encoding="utf-8"))
    document["config"]["ai-landing-zone:environment"]["clusters"][1]["region"] = "us-eats-1"
    file.write_text(yaml.safe_dump(document), encoding="utf-8")
    with pytest.raises(pulumi.RunError, match=r"Pulumi\.local\.yaml:\d+: clusters\.1\.region: .*did you mean"):
        _run(project)
