"""A small project that is right, and the means to break it in one place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from landing_zone.config.load import load_inputs
from landing_zone.errors import InputError

STACK = """\
config:
  ai-landing-zone:environment:
    target: sandbox
    plan: auto
    clusters:
      - name: berlin
        site: on-prem
        region: berlin
        place: {city: Berlin, country: DE, latitude: 52.52, longitude: 13.4}
        pools:
          - name: h100
            accelerator: H100
            per_node: 8
            vcpu: 224
            memory_gib: 2048
            nodes: {min: 0, max: 2}
            price_usd_per_hour: 19.7
          - name: cpu
            accelerator: cpu
            vcpu: 64
            memory_gib: 256
            nodes: {max: 1, names: [cpu-1]}
            price_usd_per_hour: 1.25
      - name: ohio
        site: aws
        region: us-east-2
        pools:
          - name: l4
            accelerator: L4
            per_node: 4
            vcpu: 48
            memory_gib: 192
            nodes: {max: 4}
            instance_type: g6.12xlarge
    data_classes:
      public: {}
      patient:
        clusters: [berlin]
        jurisdictions: [EU]
    tenants:
      - name: clinic
        owner: ml@clinic.example
        registry_secret: {env: REGISTRY_TOKEN}
"""

CHAT = """\
name: chat
title: Ward assistant
industry: healthcare
tenant: clinic
task: chat
model:
  name: microsoft/phi-4
  uri: s3://models/phi-4/1.0.0
  licence: mit
data_class: patient
traffic:
  requests_per_second: 0.5
  input_tokens: 800
  output_tokens: 200
  users:
    - {region: azure/germanywestcentral, share: 0.5}
    - {region: azure/germanynorth, share: 0.5}
replicas: {min: 1, max: 2}
precisions: [bf16]
adapters:
  - {name: letters, tenant: clinic, uri: s3://models/adapters/letters/1.0.0}
after: [search]
"""

SEARCH = """\
name: search
title: Search
industry: healthcare
tenant: clinic
task: embedding
model: {name: BAAI/bge-m3, uri: s3://models/bge-m3/1.0.0, licence: mit}
data_class: public
traffic:
  requests_per_second: 5
  input_tokens: 512
  users: [{region: aws/us-east-2, share: 1}]
after: []
"""

FILES = {"stacks/Pulumi.test.yaml": STACK, "workloads/chat.yaml": CHAT, "workloads/search.yaml": SEARCH}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Root of a project whose environment `test` loads without fault."""
    root = tmp_path / "project"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def replace(project: Path) -> Callable[[str, str, str], int]:
    """Replace a fragment that is once in a file, and return the line it starts in."""

    def edit(name: str, old: str, new: str) -> int:
        file = project / name
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} must be once in {name}"
        file.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return edit


@pytest.fixture
def refusal(project: Path) -> Callable[..., InputError]:
    """Load the project, and return the error: exit code 2, one printable line, nothing written."""

    def load(environment: str = "test") -> InputError:
        before = _tree(project)
        with pytest.raises(InputError) as caught:
            load_inputs(project, environment)
        assert caught.value.exit_code == 2
        assert str(caught.value).isprintable(), "one line, without control characters"
        assert all(f.problem and f.fix for f in caught.value.faults)
        assert _tree(project) == before
        return caught.value

    return load


def _tree(root: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of change of everything below ``root``."""
    return {str(p): (p.lstat().st_size, p.lstat().st_mtime_ns) for p in root.parent.rglob("*")}
