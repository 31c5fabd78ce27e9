"""A project with endpoints, quotas and sources, and the faults that one change of it makes."""

import csv
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
        site: on-prem
        region: cellar
        place: {city: Berlin, country: DE, latitude: 52.5, longitude: 13.4}
        pools:
          - {name: cpu, accelerator: cpu, vcpu: 16, memory_gib: 64, nodes: {max: 1}, price_usd_per_hour: 0.8}
    managed:
      - name: tokens
        offer: azure-openai/eu/gpt-5.4/token
        region: azure/germanywestcentral
      - name: units
        offer: azure-openai/eu/gpt-5.4/unit
        region: azure/swedencentral
        units: {min: 20, step: 10, max: 100}
    quotas:
      - {site: aws, region: us-east-1, accelerator: H100, count: 8}
      - {site: on-prem, region: cellar, accelerator: cpu, count: 8}
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
accelerators: [H100, cpu]
managed: [tokens, units]
sources:
  - {region: azure/westeurope, gb_per_hour: 1}
  - {region: site, gb_per_hour: 1}
"""
BEFORE = "    managed:\n"
MADE = """\
      - name: made
        site: {site}
        region: {region}
        create:
          kubernetes: "{minor}"
          account: {{id: a, tenant: t}}
          network: {{cidr: 10.9.0.0/16, zones: {zones}}}
        pools:
          - {{name: cpu, accelerator: cpu, vcpu: 16, memory_gib: 64, nodes: {{max: 1}}, purchase: on-demand,
             price_usd_per_hour: 1, instance_type: {type}}}
"""
SITES = {
    "aws": {"region": "us-east-1", "zones": "[us-east-1a, us-east-1b]", "type": "m7i.4xlarge"},
    "azure": {"region": "uksouth", "zones": '["1", "2"]', "type": "Standard_D16s_v5"},
    "gcp": {"region": "us-east4", "zones": "[us-east4-a, us-east4-b]", "type": "c4-standard-16"},
}
FaultsOf = Callable[..., tuple[Fault, ...]]


@pytest.fixture
def faults_of(tmp_path: Path) -> FaultsOf:
    """Faults of the project above with one text replaced, and fields of one row of the managed offers."""

    def check(old: str = "", new: str = "", key: str = "", **row: str) -> tuple[Fault, ...]:
        for folder, name, text in (("stacks", "Pulumi.test.yaml", STACK), ("workloads", "chat.yaml", WORKLOAD)):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / name).write_text(text.replace(old, new, 1))
        if key:
            _own_row(tmp_path / "own", key, row)
        try:
            check_inputs(load_inputs(tmp_path, "test"), load_catalog(tmp_path / "own"))
        except InputError as error:
            return error.faults
        return ()

    return check


@pytest.fixture
def faults_of_made(faults_of: FaultsOf) -> FaultsOf:
    """Faults of the project above with a cluster that is made on a cloud, in a version, otherwise than by default."""

    def check(site: str, minor: str, **changes: str) -> tuple[Fault, ...]:
        return faults_of(BEFORE, MADE.format(site=site, minor=minor, **{**SITES[site], **changes}) + BEFORE)

    return check


def _own_row(folder: Path, key: str, changes: dict[str, str]) -> None:
    """Write the row of an offer with some fields changed as the project's own."""
    folder.mkdir()
    with (load_catalog().folder / "managed.csv").open() as text, (folder / "managed.csv").open("w") as own:
        rows = csv.DictReader(text)
        (row,) = (r for r in rows if [r[c] for c in ("provider", "zone", "model", "purchase")] == key.split("/"))
        writer = csv.DictWriter(own, list(row))
        writer.writeheader()
        writer.writerow({**row, **changes})
