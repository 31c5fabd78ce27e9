"""The plugin's schema: components, their arguments and outputs, each with a sentence.

It is kept in `schema.json`, without the version; `python -m landing_zone.plugin.schema` makes that file anew from the
components, which needs every cloud's SDK and takes half a minute.
"""

import json
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import pulumi
from pulumi.provider.experimental.analyzer import Analyzer
from pulumi.provider.experimental.schema import generate_schema

from landing_zone.plugin.tokens import PACKAGE, modules

Schema = dict[str, Any]
FILE = "schema.json"


def package_version() -> str:
    """Return the distribution's version, which is the plugin's."""
    return version(PACKAGE)


def recorded() -> Schema:
    """Return the kept schema, with the version."""
    kept = json.loads(files("landing_zone.plugin").joinpath(FILE).read_text("utf-8"))
    return {"name": kept.pop("name"), "version": package_version(), **kept}


def component(name: str) -> type[pulumi.ComponentResource]:
    """Import a component by its name.

    Raises:
        KeyError: there is none of that name.
    """
    found: type[pulumi.ComponentResource] = getattr(import_module(modules()[name]), name)
    return found


class InheritingAnalyzer(Analyzer):
    """Pulumi's reader of components, which also finds the sentence of an output that a base class declares."""

    def get_docstring(self, typ: type, name: str) -> str | None:
        """Return the sentence below an attribute, on one line."""
        sentences = (super(InheritingAnalyzer, self).get_docstring(base, name) for base in typ.__mro__)
        return next((" ".join(sentence.split()) for sentence in sentences if sentence), None)


def made() -> Schema:
    """Return the schema of the components as they are, without the version."""
    result = InheritingAnalyzer(PACKAGE).analyze([component(name) for name in modules()])
    definitions, types = result["component_definitions"], dict(sorted(result["type_definitions"].items()))
    schema: Schema = _without_nothing(generate_schema(PACKAGE, "", None, definitions, types, []).to_json())
    del schema["version"]
    return schema | {
        "displayName": "AI landing zone",
        "description": "Clusters, accelerator pools, networks, keys, stores and model serving on any cloud and on-prem",
        "license": "Apache-2.0",
    }


def write(path: Path) -> None:
    """Write the schema of the components as they are."""
    path.write_text(json.dumps(made(), indent=1) + "\n", "utf-8")


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nothing(inner) for key, inner in value.items() if inner is not None}
    return value


if __name__ == "__main__":
    write(Path(__file__).with_name(FILE))
