"""The layers are told as they are enforced, and every package says what may live in it."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "components" / "landing_zone"
PACKAGES = sorted(f.parent.relative_to(LIBRARY) for f in LIBRARY.rglob("__init__.py"))


def _docstring(package: Path) -> str:
    text = (LIBRARY / package / "__init__.py").read_text(encoding="utf-8")
    match = re.match(r'"""(.*?)"""', text, re.DOTALL)
    return " ".join(match[1].split()) if match else ""


def test_the_table_has_every_layer(architecture: Any) -> None:
    """Those of the contract that import-linter keeps, from the lowest to the highest."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["type"] == "layers")
    enforced = [name.strip().removeprefix("landing_zone.") for layer in layers for name in layer.split("|")]
    table = architecture.text.partition("| Package |")[2].partition("\n\n")[0]
    told = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    assert sorted(told) == sorted(enforced)
    rank = {
        name.strip().removeprefix("landing_zone."): -i for i, layer in enumerate(layers) for name in layer.split("|")
    }
    assert [rank[name] for name in told] == sorted(rank[name] for name in told)


def test_every_package_is_a_layer_or_in_one() -> None:
    """No package stands outside of the contract."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    enforced = " ".join(next(c["layers"] for c in contracts if c["type"] == "layers"))
    assert all(f"landing_zone.{package.parts[0]}" in enforced for package in PACKAGES if package.parts)


@pytest.mark.parametrize("package", PACKAGES, ids=str)
def test_every_package_says_what_lives_in_it(package: Path) -> None:
    """In the docstring of its `__init__`; a layer also says what may not."""
    said = _docstring(package)
    assert len(said) > 20
    assert len(package.parts) != 1 or "May not live here:" in said


def test_every_chart_s_place_in_the_sandbox_is_told(architecture: Any) -> None:
    """Each chart that the platform installs stands in the table of parts."""
    from landing_zone.infra.versions import CHARTS

    table = architecture.text.partition("| Chart |")[2].partition("\n\n")[0]
    assert set(CHARTS) <= set(re.findall(r"`([\w-]+)`", table))
