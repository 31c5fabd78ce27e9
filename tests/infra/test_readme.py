"""The components' README works when it is followed."""

import re
from pathlib import Path
from typing import Any

import pytest
from pulumi.provider.experimental.analyzer import Analyzer


@pytest.fixture
def blocks(root: Path) -> list[str]:
    """Its Python, in order: the component, its composition, the record of a chart, the test."""
    text = (root / "components" / "README.md").read_text(encoding="utf-8")
    return re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL)


@pytest.fixture
def contact(blocks: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The component of step 1, from a file as it is written there."""
    (tmp_path / "readme_contact.py").write_text(blocks[0], encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return __import__("readme_contact").Contact


def test_the_component_passes_its_own_test(blocks: list[str], contact: Any, registered: Any) -> None:
    """Steps 1 and 4 as they stand."""
    names: dict[str, Any] = {"Contact": contact}
    exec(blocks[3], names)  # the README's own lines
    names["test_the_contact_is_named"](registered)


def test_the_component_has_a_schema(contact: Any) -> None:
    """So that what is said of its arguments is right."""
    definition = Analyzer("ai-landing-zone").analyze([contact])["component_definitions"]["Contact"]
    assert set(definition.inputs) == {"namespace", "address"}


def test_the_record_of_a_chart_can_be_made(blocks: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Step 3, beside a chart's values.yaml."""
    monkeypatch.chdir(tmp_path)
    Path("values.yaml").write_text("image:\n  tag: v1\nresources: {}\n", encoding="utf-8")
    exec(blocks[2], {})  # the README's own lines
    assert '"image.tag"' in Path("….json").read_text(encoding="utf-8")


def test_every_component_is_in_the_table(root: Path) -> None:
    """And nothing in it is gone."""
    text = (root / "components" / "README.md").read_text(encoding="utf-8")
    sources = (root / "components" / "landing_zone" / "infra").rglob("*.py")
    made = {name for s in sources for name in re.findall(r'"ai-landing-zone:index:(\w+)"', s.read_text())}
    table = text.partition("## Add a component")[0]
    assert set(re.findall(r"`([A-Z]\w+)`", table)) == made
