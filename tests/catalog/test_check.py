"""What the inputs name must be in the catalog; every fault has its line and its fix."""

from collections.abc import Callable
from pathlib import Path

import pytest

from landing_zone.catalog.check import check_inputs
from landing_zone.catalog.load import load_catalog
from landing_zone.config.load import load_inputs
from landing_zone.errors import Fault, InputError

STACK = """\
config:
  ai-landing-zone:environment:
    target: sandbox
    clusters:
      - name: site
        site: aws
        region: us-east-1
        pools:
          - name: a100
            accelerator: A100-80GB
            per_node: 8
            partition: 3g.40gb
            vcpu: 96
            memory_gib: 1152
            nodes: {max: 1}
            purchase: on-demand
            instance_type: p4de.24xlarge
          - name: cpu
            accelerator: cpu
            vcpu: 16
            memory_gib: 64
            nodes: {max: 1}
            price_usd_per_hour: 0.8
    data_classes:
      open: {}
    tenants:
      - {name: team, owner: team@example.org}
"""
WORKLOAD = """\
name: chat
title: Chat
industry: retail
tenant: team
task: chat
model:
  name: microsoft/phi-4
  uri: s3://models/phi-4
  licence: mit
data_class: open
traffic:
  requests_per_second: 1
  input_tokens: 100
  output_tokens: 100
  users:
    - {region: aws/us-east-1, share: 1}
"""
FaultsOf = Callable[[str, str], tuple[Fault, ...]]


@pytest.fixture
def faults_of(tmp_path: Path) -> FaultsOf:
    """Faults of the project above with one text replaced."""

    def check(old: str, new: str) -> tuple[Fault, ...]:
        (tmp_path / "stacks").mkdir()
        (tmp_path / "workloads").mkdir()
        (tmp_path / "stacks" / "Pulumi.test.yaml").write_text(STACK.replace(old, new, 1))
        (tmp_path / "workloads" / "chat.yaml").write_text(WORKLOAD.replace(old, new, 1))
        try:
            check_inputs(load_inputs(tmp_path, "test"), load_catalog())
        except InputError as error:
            return error.faults
        return ()

    return check


def test_known_names_pass(faults_of: FaultsOf) -> None:
    """The project as it stands has no fault."""
    assert faults_of("", "") == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "texts"),
    [
        (
            "region: us-east-1\n",
            "region: us-east1\n",
            7,
            ("`us-east1` is not a region of aws", "did you mean `us-east-1`?"),
        ),
        ("accelerator: A100-80GB", "accelerator: a100-80g", 10, ("`a100-80g` is not in the catalog", "`A100-80GB`")),
        ("accelerator: A100-80GB", "accelerator: a100", 10, ("`a100` is not in the catalog", "write `A100-80GB`")),
        ("partition: 3g.40gb", "partition: 5g.40gb", 12, ("no profile `5g.40gb`", "1g.10gb, 1g.20gb")),
        ("instance_type: p4de.24xlarge", "instance_type: p4de.24xlrge", 17, ("not an offer of aws", "`p4de.24xlarge`")),
        ("vcpu: 96", "vcpu: 64", 13, ("`p4de.24xlarge` has vcpu 96, not 64", "write 96")),
        ("per_node: 8", "per_node: 4", 11, ("has per_node 8, not 4", "write 8")),
        ("region: us-east-1\n", "region: sa-east-1\n", 9, ("p4de.24xlarge` in sa-east-1", "`price_usd_per_hour`")),
        ("purchase: on-demand", "purchase: spot", 9, ("the spot price", "`price_usd_per_hour`")),
        ("purchase: on-demand", "purchase: reserved", 9, ("the reserved 1y price", "`price_usd_per_hour`")),
        ("name: microsoft/phi-4", "name: microsoft/phi4", 7, ("model `microsoft/phi4`", "`microsoft/phi-4`")),
        ("task: chat", "task: embedding", 5, ("can't do `embedding`", "another model")),
        ("region: aws/us-east-1", "region: aws/us-east1", 16, ("`aws/us-east1` is not in", "`aws/us-east-1`")),
    ],
)
def test_unknown_names_are_faults(faults_of: FaultsOf, old: str, new: str, line: int, texts: tuple[str, str]) -> None:
    """One fault at the line of the name, with the nearest known name or what to write."""
    (fault,) = faults_of(old, new)
    problem, fix = texts
    assert fault.line == line
    assert problem in fault.problem
    assert fix in fault.fix
