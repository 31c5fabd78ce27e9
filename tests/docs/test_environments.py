"""The page on environments is what its generator makes of the stack files and plans now."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from landing_zone.catalog.load import load_catalog

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def generator() -> Any:
    """The script, as a module."""
    spec = importlib.util.spec_from_file_location("generate_environments", ROOT / "docs/generate/environments.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current(generator: Any) -> None:
    """If not: `make docs`, and commit the page."""
    assert generator.FILE.read_text(encoding="utf-8") == generator.document(load_catalog())


def test_every_environment_and_workload_is_in_it(generator: Any) -> None:
    """With its clusters and pools."""
    text = generator.document(load_catalog())
    assert set(generator.SHOWS) == {f.stem.removeprefix("Pulumi.") for f in (ROOT / "stacks").glob("Pulumi.*.yaml")}
    for name in generator.SHOWS:
        environment = generator.load(name)
        section = text.partition(f"## {name}\n")[2].partition("\n## ")[0]
        for cluster in environment.clusters:
            assert all(f"| {cluster.name}/{pool.name}: " in section for pool in cluster.pools)
        assert all(f"| {document.value.name} |" in section for document in environment.inputs.workloads)
