"""Small projects on disk, so that every rule has a file and a line."""

import copy
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.load import load_catalog
from landing_zone.config.document import Inputs
from landing_zone.config.load import load_inputs

L4 = {
    "name": "l4",
    "accelerator": "L4",
    "per_node": 4,
    "vcpu": 48,
    "memory_gib": 192,
    "nodes": {"max": 2},
    "price_usd_per_hour": 4.0,
}
BERLIN = {
    "name": "berlin",
    "site": "on-prem",
    "region": "berlin",
    "place": {"city": "Berlin", "country": "DE", "latitude": 52.5, "longitude": 13.4},
    "certifications": ["iso27001"],
    "pools": [{**L4, "price_usd_per_hour": 5.0}],
}
OHIO = {"name": "ohio", "site": "aws", "region": "us-east-2", "pools": [L4]}
ENVIRONMENT: dict[str, Any] = {
    "target": "sandbox",
    "clusters": [BERLIN, OHIO],
    "data_classes": {"open": {}, "eu": {"jurisdictions": ["EU"]}, "swiss": {"jurisdictions": ["CH"]}},
    "tenants": [{"name": "team", "owner": "team@example.org"}],
}
WORKLOAD: dict[str, Any] = {
    "title": "A workload",
    "industry": "retail",
    "tenant": "team",
    "task": "chat",
    "model": {"name": "meta-llama/Llama-3.1-8B-Instruct", "uri": "s3://m/1", "licence": "llama3.1"},
    "data_class": "open",
    "traffic": {
        "requests_per_second": 0.2,
        "input_tokens": 500,
        "output_tokens": 100,
        "users": [{"region": "azure/germanywestcentral", "share": 1}],
    },
}

Project = Callable[..., Inputs]


@pytest.fixture
def catalog() -> Catalog:
    """The shipped catalog."""
    return load_catalog()


@pytest.fixture
def local(root: Path) -> Inputs:
    """The environment that the project ships."""
    return load_inputs(root, "local")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Make inputs from workloads given as changes by name, and changes of the environment."""

    def make(workloads: Mapping[str, Mapping[str, Any]], **environment: Any) -> Inputs:
        for folder in ("stacks", "workloads"):
            (tmp_path / folder).mkdir(exist_ok=True)
        content = {"config": {"ai-landing-zone:environment": {**copy.deepcopy(ENVIRONMENT), **environment}}}
        (tmp_path / "stacks" / "Pulumi.test.yaml").write_text(_yaml(content))
        for name, changes in workloads.items():
            file = tmp_path / "workloads" / f"{name}.yaml"
            file.write_text(_yaml({"name": name, **copy.deepcopy(WORKLOAD), **changes}))
        return load_inputs(tmp_path, "test")

    return make


def _yaml(content: object) -> str:
    class NoAliases(yaml.SafeDumper):
        def ignore_aliases(self, data: object) -> bool:
            return True

    return yaml.dump(content, Dumper=NoAliases, sort_keys=False)
