"""A project whose clusters are made on three clouds beside a site of one's own, and the faults that one edit makes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from landing_zone.config.load import load_inputs
from landing_zone.errors import Fault, InputError

STACK = """\
config:
  ai-landing-zone:environment:
    target: cloud
    clusters:
      - name: ward
        site: on-prem
        region: berlin
        place: {city: Berlin, country: DE, latitude: 52.52, longitude: 13.4}
        kubeconfig: {env: WARD_KUBECONFIG}
        pools:
          - {name: cpu, accelerator: cpu, vcpu: 64, memory_gib: 256, nodes: {max: 1}, price_usd_per_hour: 1.25}
      - name: eks
        site: aws
        region: eu-central-1
        gpu: {owner: host}
        create:
          profile: prod
          kubernetes: "1.35"
          account: {id: "111122223333"}
          network:
            cidr: 10.20.0.0/16
            zones: [eu-central-1a, eu-central-1b]
            links: [{to: ward, address: 198.51.100.10, cidrs: [10.0.0.0/16]}]
        pools:
          - name: l4
            accelerator: L4
            per_node: 4
            vcpu: 48
            memory_gib: 192
            nodes: {max: 2}
            purchase: on-demand
            instance_type: g6.12xlarge
            zones: [eu-central-1a]
      - name: aks
        site: azure
        region: germanywestcentral
        create:
          profile: restricted
          kubernetes: "1.35"
          account: {id: sub, tenant: contoso}
          network:
            cidr: 10.21.0.0/16
            zones: ["1", "2"]
            links: [{to: ward, address: 198.51.100.10, cidrs: [10.0.0.0/16]}]
        pools:
          - name: cpu
            accelerator: cpu
            vcpu: 16
            memory_gib: 64
            nodes: {max: 2}
            purchase: on-demand
            instance_type: Standard_D16s_v5
      - name: gke
        site: gcp
        region: asia-southeast1
        create:
          kubernetes: "1.35"
          account: {id: project}
          network:
            cidr: 10.22.0.0/16
            zones: [asia-southeast1-a, asia-southeast1-b]
        pools:
          - name: l4-1
            accelerator: L4
            per_node: 1
            vcpu: 8
            memory_gib: 32
            nodes: {max: 1}
            purchase: spot
            instance_type: g2-standard-8
    data_classes:
      public: {}
    tenants:
      - {name: clinic, owner: ml@clinic.example}
"""
WORKLOAD = """\
name: search
title: Search
industry: healthcare
tenant: clinic
task: embedding
model: {name: BAAI/bge-m3, uri: s3://models/bge-m3/1.0.0, licence: mit}
data_class: public
traffic: {requests_per_second: 5, input_tokens: 512, users: [{region: aws/us-east-2, share: 1}]}
"""
FaultsOf = Callable[..., list[tuple[int, Fault]]]


@pytest.fixture
def faults_of(tmp_path: Path) -> FaultsOf:
    """Faults of the project above with texts replaced, each with how many lines below the first edit it is."""

    def check(old: str = "", new: str = "", *more: tuple[str, str]) -> list[tuple[int, Fault]]:
        stack = STACK.replace(old, new, 1)
        for before, after in more:
            stack = stack.replace(before, after, 1)
        for folder, name, text in (("stacks", "Pulumi.test.yaml", stack), ("workloads", "search.yaml", WORKLOAD)):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / name).write_text(text, encoding="utf-8")
        edited = STACK[: STACK.index(old)].count("\n") + 1
        try:
            load_inputs(tmp_path, "test")
        except InputError as error:
            return [(fault.line - edited, fault) for fault in error.faults]
        return []

    return check
