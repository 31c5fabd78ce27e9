"""Examples and the library page say what the schema knows: names, types, and all that is required."""

import importlib.util
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from landing_zone.infra.rendering.record import Registered, record
from landing_zone.plugin.schema import recorded

TOKEN = "ai-landing-zone:index:"
SCHEMA = recorded()
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
KINDS: dict[str, type | tuple[type, ...]] = {
    "array": list,
    "object": dict,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


def sibling(name: str) -> ModuleType:
    """Import a module that lies beside this test."""
    specification = importlib.util.spec_from_file_location(f"plugin_{name}", Path(__file__).with_name(f"{name}.py"))
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module
    specification.loader.exec_module(module)
    return module


literals = sibling("literals")


def faults(properties: Any, definition: dict[str, Any], required: list[str], at: str) -> Iterator[str]:
    """Yield what is wrong with an object: unknown names, missing ones, values of another type."""
    if not isinstance(properties, dict):
        yield f"{at}: not an object"
        return
    yield from (f"{at}.{name}: missing" for name in required if name not in properties)
    for name, value in properties.items():
        if name not in definition:
            yield f"{at}.{name}: unknown"
        else:
            yield from mistyped(value, definition[name], f"{at}.{name}")


def mistyped(value: Any, wanted: dict[str, Any], at: str) -> Iterator[str]:
    """Yield where a value is not of the wanted type."""
    if isinstance(value, literals.OutputOf):
        found = SCHEMA["resources"][TOKEN + value.component]["properties"].get(value.output, {})
        if wanted.get("plain") or found.get("type") != wanted.get("type"):
            yield f"{at}: no place for {value}"
    elif reference := wanted.get("$ref", "").removeprefix("#/types/").removeprefix("pulumi.json#/Any"):
        nested = SCHEMA["types"][reference]
        yield from faults(value, nested["properties"], nested.get("required", []), at)
    elif inner := contained(value, wanted.get("type")):
        for key, item in inner.items():
            yield from mistyped(item, wanted.get("items") or wanted["additionalProperties"], f"{at}.{key}")
    elif "type" in wanted and not right(value, wanted["type"]):
        yield f"{at}: {value!r} is no {wanted['type']}"


def contained(value: Any, kind: str | None) -> dict[Any, Any]:
    """Return the items of a list or map, by index or key, if that is what is wanted."""
    if kind == "array" and isinstance(value, list):
        return dict(enumerate(value))
    return value if kind == "object" and isinstance(value, dict) else {}


def right(value: Any, kind: str) -> bool:
    """Say whether a plain value is of a plain type; no boolean is a number."""
    return isinstance(value, KINDS.get(kind, ())) and (kind == "boolean" or not isinstance(value, bool))


def component_faults(name: str, properties: Any) -> list[str]:
    """Return what is wrong with a component of an example."""
    if TOKEN + name not in SCHEMA["resources"]:
        return [f"{name}: there is no such component"]
    resource = SCHEMA["resources"][TOKEN + name]
    return list(faults(properties, resource["inputProperties"], resource["requiredInputs"], name))


def of_yaml(text: str) -> list[tuple[str, Any]]:
    """Return the components of a YAML program, by name of the class, with their properties."""
    resources = yaml.safe_load(text)["resources"].values()
    ours = [resource for resource in resources if resource["type"].startswith(TOKEN)]
    return [(resource["type"].removeprefix(TOKEN), resource["properties"]) for resource in ours]


def blocks(root: Path, language: str) -> list[str]:
    """Return the blocks of the library page in a language."""
    return [text for kind, text in BLOCK.findall((root / "docs" / "library.md").read_text()) if kind == language]


def test_the_yaml_example_fits_the_schema(root: Path) -> None:
    """Three components; what it tells of them are outputs that they have."""
    program = yaml.safe_load(text := (root / "examples/yaml/Pulumi.yaml").read_text())
    found = of_yaml(text)
    assert len({name for name, _ in found}) == 3
    assert [component_faults(*component) for component in found] == [[]] * 3
    for reference in program["outputs"].values():
        resource, output = re.fullmatch(r"\$\{(\w+)\.(\w+)\}", reference).groups()  # type: ignore[union-attr]
        assert output in SCHEMA["resources"][program["resources"][resource]["type"]]["properties"]


def test_yaml_names_only_what_is_there(root: Path) -> None:
    """Each `${…}` of the example and of the page is a resource or a setting."""
    for text in [(root / "examples/yaml/Pulumi.yaml").read_text(), *blocks(root, "yaml")]:
        program = yaml.safe_load(text)
        known = {*program["resources"], *program.get("config", ["kubeconfig"])}
        assert set(re.findall(r"\$\{(\w+)", text)) <= known


def test_the_typescript_example_fits_the_schema(root: Path) -> None:
    """Three components; the page's programs, too."""
    found = literals.components((root / "examples/typescript/index.ts").read_text())
    assert len({name for name, _ in found}) == 3
    assert [component_faults(*component) for component in found] == [[]] * 3


def test_the_pages_programs_fit_the_schema(root: Path) -> None:
    """Those in TypeScript and in YAML."""
    found = [c for text in blocks(root, "typescript") for c in literals.components(text)]
    found += [c for text in blocks(root, "yaml") for c in of_yaml(text)]
    assert len(found) == 3
    assert [component_faults(*component) for component in found] == [[]] * 3


def test_raw_arguments_are_named_as_in_python(root: Path) -> None:
    """They are handed on as they are."""
    texts = [(root / "examples/typescript/index.ts").read_text(), *blocks(root, "typescript")]
    raw = [c["native"] for text in texts for _, c in literals.components(text) if "native" in c]
    assert len(raw) == 2
    assert all(name == name.lower() for native in raw for name in native)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"profil": "dev"}, "AwsKey.profil: unknown"),
        ({"name": 3}, "AwsKey.name: 3 is no string"),
        ({"tags": {"owner": 3}}, "AwsKey.tags.owner: 3 is no string"),
        ({"tags": ["a"]}, "AwsKey.tags: ['a'] is no object"),
        ({"name": literals.OutputOf("AwsKey", "keyId")}, "AwsKey.name: no place for AwsKey.keyId"),
    ],
)
def test_the_judge_sees_what_is_wrong(change: dict[str, Any], fault: str) -> None:
    """Each kind of mistake, and what is missing."""
    good = dict.fromkeys(("environment", "name", "account", "region", "profile"), "a") | {"tags": {}}
    assert component_faults("AwsKey", good) == []
    assert component_faults("AwsKey", good | change) == [fault]
    assert component_faults("AwsKey", {}) == [f"AwsKey.{n}: missing" for n in sorted(good)]


def run_block(text: str) -> list[Registered]:
    """Run a Python program of the page against mocks, in a preview."""
    program: Callable[[], object] = lambda: exec(compile(text, "library.md", "exec"), {"__name__": "page"})  # noqa: E731
    return record(program, "test")


def test_the_pages_first_python_program_runs(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It makes a namespace with quota and policies, in the cluster that it says."""
    monkeypatch.setenv("PULUMI_CONFIG", json.dumps({"ai-landing-zone:kubeconfig": "a"}))
    made = run_block(blocks(root, "python")[0])
    assert {r.type.rpartition(":")[2] for r in made} >= {"Namespace", "ResourceQuota", "NetworkPolicy"}
    assert all(r.provider == "clinic-site" for r in made if r.type.startswith("kubernetes:"))
