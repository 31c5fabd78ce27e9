"""The pages on policies are what their generator makes of the controls now."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from landing_zone_policies.controls import CONTROLS


@pytest.fixture(scope="module")
def generator() -> Any:
    """The script, as a module."""
    file = Path(__file__).parents[2] / "docs" / "generate" / "policies.py"
    spec = importlib.util.spec_from_file_location("generate_policies", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_current(generator: Any) -> None:
    """If not: `make docs`, and commit the pages; one of a control that went is none of them."""
    pages = generator.documents()
    assert {file: file.read_text(encoding="utf-8") for file in pages} == pages
    assert set(generator.FOLDER.glob("*.md")) == set(pages) - {generator.INDEX}


def test_every_control_has_a_page_that_the_index_names(generator: Any) -> None:
    """With its fix, its clauses and its parameters."""
    pages = generator.documents()
    for control in CONTROLS:
        file = generator.page_of(control)
        assert f"[{control.id}](policies/{file.name})" in pages[generator.INDEX]
        page = pages[file]
        assert control.fix in page
        assert all(clause in page for clause in control.clauses)
        assert all(f"`{parameter.name}`" in page for parameter in control.parameters)
