"""The JSON Schemas say what the loader says."""

from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from landing_zone.config.precision import Precision
from landing_zone.config.schema import environment_schema, workload_schema
from landing_zone.config.yaml_text import parse_yaml

ROOT = Path(__file__).parents[2]
SCHEMAS = {"stacks": environment_schema, "workloads": workload_schema}
SHIPPED = sorted([*ROOT.glob("stacks/Pulumi.*.yaml"), *ROOT.glob("workloads/*.yaml")])


def _errors(folder: str, text: str) -> list[str]:
    data, _ = parse_yaml(text, Path("a.yaml"))
    return [e.json_path for e in Draft202012Validator(SCHEMAS[folder]()).iter_errors(data)]


@pytest.mark.parametrize("schema", SCHEMAS.values())
def test_a_schema_is_itself_valid(schema: Callable[[], dict[str, object]]) -> None:
    """By the meta-schema of draft 2020-12, with a description of nearly every key for the editor."""
    Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_every_shipped_file_is_valid(file: Path) -> None:
    """An editor with the schema shows no error in them."""
    assert _errors(file.parent.name, file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("folder", "name", "old", "new", "where"),
    [
        ("stacks", "Pulumi.test.yaml", "config:", "confg:", "$"),
        (
            "stacks",
            "Pulumi.test.yaml",
            "region: berlin",
            "region: 7",
            "$.config['ai-landing-zone:environment'].clusters[0]",
        ),
        ("stacks", "Pulumi.test.yaml", "acc", "aacc", "$.config['ai-landing-zone:environment'].clusters[0].pools[0]"),
        ("workloads", "chat.yaml", "second: 0.5", 'second: "0.5"', "$.traffic.requests_per_second"),
        ("workloads", "chat.yaml", "[bf16]", "[fp16]", "$.precisions[0]"),
        ("workloads", "chat.yaml", "min: 1", "min: -1", "$.replicas.min"),
    ],
)
def test_what_the_loader_refuses_the_schema_refuses(
    *, project: Path, folder: str, name: str, old: str, new: str, where: str
) -> None:
    """Types, keys, choices and bounds of single values are in the schema, at the same place."""
    text = (project / folder / name).read_text(encoding="utf-8")
    assert _errors(folder, text) == []
    assert any(path.startswith(where) for path in _errors(folder, text.replace(old, new, 1)))


def test_every_precision_is_in_the_schema(project: Path) -> None:
    """An editor offers each number format that the loader takes."""
    text = (project / "workloads" / "chat.yaml").read_text(encoding="utf-8")
    for precision in Precision:
        assert _errors("workloads", text.replace("[bf16]", f"[{precision}]", 1)) == []
