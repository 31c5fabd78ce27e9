"""A small project of one site and two workloads, and `lz` run in it, inside this process or as one of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from landing_zone.cli.frame import run

STACK = """\
config:
  ai-landing-zone:environment:
    target: sandbox
    clusters:
      - name: clinic
        site: on-prem
        region: fra
        place: {city: Frankfurt, country: DE, latitude: 50.11, longitude: 8.68}
        pools:
          - name: l40s
            accelerator: L40S
            per_node: 4
            vcpu: 128
            memory_gib: 768
            nodes: {max: 2, names: [gpu-1, gpu-2]}
            price_usd_per_hour: 4.76
    data_classes:
      internal: {}
      swiss: {jurisdictions: [CH]}
    tenants:
      - {name: ward, owner: ai@clinic.example}
"""

WORKLOAD = """\
name: notes
title: Letters drafted from ward notes
industry: healthcare
tenant: ward
task: chat
model:
  name: microsoft/phi-4
  uri: s3://models/phi-4/1.0.0
  licence: mit
data_class: internal
traffic:
  requests_per_second: 0.1
  input_tokens: 1000
  output_tokens: 200
  users:
    - {region: azure/germanywestcentral, share: 1}
replicas: {min: 1, max: 4}
context_tokens: 8192
"""


@dataclass(frozen=True)
class Done:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Project:
    """A project in a folder of its own."""

    root: Path

    @property
    def stack(self) -> Path:
        """Its one stack file."""
        return self.root / "stacks" / "Pulumi.tiny.yaml"

    @property
    def workload(self) -> Path:
        """The workload that must run."""
        return self.root / "workloads" / "notes.yaml"

    @property
    def plan(self) -> Path:
        """The plan file."""
        return self.root / "stacks" / "plans" / "tiny.json"

    def replace(self, file: Path, old: str, new: str) -> None:
        """Change a file in one place."""
        text = file.read_text()
        assert text.count(old) == 1
        file.write_text(text.replace(old, new))


@pytest.fixture
def project(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The small project, with the programs that this checkout pins, and with its state beside it."""
    found = Project(tmp_path / "project")
    found.stack.parent.mkdir(parents=True)
    found.workload.parent.mkdir()
    (found.root / "Pulumi.yaml").write_text("name: ai-landing-zone\nruntime: python\nmain: stacks/\n")
    (found.root / "tools").symlink_to(root / "tools")
    found.stack.write_text(STACK)
    found.workload.write_text(WORKLOAD)
    best_effort = WORKLOAD.replace("name: notes", "name: advice").replace("data_class: internal", "data_class: swiss")
    (found.workload.parent / "advice.yaml").write_text(f"{best_effort}criticality: best-effort\n")
    monkeypatch.setenv("LZ_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.chdir(found.root)
    return found


@pytest.fixture
def lz(project: Project, capfd: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Run `lz` in the project, inside this process."""

    def call(*arguments: str) -> Done:
        capfd.readouterr()
        code = run(arguments)
        return Done(code, *capfd.readouterr())

    return call


@pytest.fixture
def lz_process(project: Project) -> Callable[..., Done]:
    """Run the installed `lz` in the project, as a process."""

    def call(*arguments: str, **environment: str) -> Done:
        command = [str(Path(sys.executable).with_name("lz")), *arguments]
        settings = {**os.environ, **environment}
        done = subprocess.run(command, capture_output=True, text=True, cwd=project.root, env=settings, check=False)
        return Done(done.returncode, done.stdout, done.stderr)

    return call
