"""What other languages see of the components, as the real CLI reads it from the plugin's executable."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from landing_zone.plugin import schema as kept
from landing_zone.plugin.tokens import modules

pytestmark = pytest.mark.integration
ANY = "pulumi.json#/Any"


def read(cli: Path, source: Path, path: str = "") -> dict[str, Any]:
    """Return the schema that the CLI gets from an executable or a folder with PulumiPlugin.yaml."""
    environment = {**os.environ, "PULUMI_SKIP_UPDATE_CHECK": "true", "PATH": f"{path}:{os.environ['PATH']}"}
    command = [str(cli), "package", "get-schema", str(source)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def served(binaries: dict[str, Path], executable: Path) -> dict[str, Any]:
    """The schema of the executable."""
    return read(binaries["pulumi"], executable)


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """The schema of the components as they are, made in a process of its own: the clouds' SDKs are large."""
    code = "import json; from landing_zone.plugin.schema import made; print(json.dumps(made()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300)
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every property: of what, its name, its definition."""
    for token, resource in schema["resources"].items():
        for kind in ("inputProperties", "properties"):
            for name, definition in resource.get(kind, {}).items():
                yield token, name, definition
    for token, nested in schema["types"].items():
        for name, definition in nested.get("properties", {}).items():
            yield token, name, definition


def test_every_component_is_served_with_its_version(served: dict[str, Any]) -> None:
    """The CLI lists what the sources hold, under the distribution's version."""
    assert sorted(served["resources"]) == [f"ai-landing-zone:index:{name}" for name in modules()]
    assert served["version"] == version("ai-landing-zone")
    assert all(resource["isComponent"] for resource in served["resources"].values())


def test_the_kept_schema_is_that_of_the_components(made: dict[str, Any]) -> None:
    """`python -m landing_zone.plugin.schema` writes it anew."""
    recorded = kept.recorded()
    del recorded["version"]
    assert recorded == made


def test_everything_is_described(served: dict[str, Any]) -> None:
    """Components, nested types, and every input and output of both, those of base classes included."""
    whole = {**served["resources"], **served["types"]}
    assert [token for token, definition in whole.items() if not definition.get("description")] == []
    assert [(token, name) for token, name, found in properties(served) if not found.get("description")] == []


def test_only_raw_arguments_are_of_any_type(served: dict[str, Any]) -> None:
    """`native` goes to the cloud's resource as it is; everything else has a type."""
    loose = {name for _, name, definition in properties(served) if ANY in json.dumps(definition)}
    assert loose == {"native"}


def test_references_lead_to_types(served: dict[str, Any]) -> None:
    """Each `$ref` is to a type that the schema has."""
    references = {word for word in json.dumps(served).split('"') if word.startswith("#/types/")}
    assert {reference.removeprefix("#/types/") for reference in references} <= set(served["types"])
    assert references


def test_the_schema_needs_no_cloud() -> None:
    """Serving it imports no component: with every cloud's SDK, the start would take half a minute."""
    code = "import sys; from landing_zone.plugin.provider import LandingZoneProvider as P; P(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"pulumi_aws", "pulumi_azure_native", "pulumi_gcp", "pulumi_kubernetes"}
    assert heavy.isdisjoint(done.stdout.split())


def test_the_repository_is_a_plugin(
    root: Path, binaries: dict[str, Path], served: dict[str, Any], tmp_path: Path
) -> None:
    """`plugin/PulumiPlugin.yaml` says that Python runs that folder; the schema is the same."""
    host = tmp_path / "pulumi-language-python"
    host.write_text(f'#!/bin/sh\nexec {sys.executable} -m landing_zone.engine.language_host "$@"\n')
    host.chmod(0o755)
    assert read(binaries["pulumi"], root / "plugin", str(tmp_path)) == served
