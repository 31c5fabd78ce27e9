"""`lz render`: every object of an environment as a file."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from landing_zone.catalog.load import load_catalog
from landing_zone.config.document import Inputs
from landing_zone.config.paths import Paths
from landing_zone.infra.access import NoAccess
from landing_zone.infra.landing_zone import LandingZone
from landing_zone.infra.rendering.record import Registered, record
from landing_zone.infra.translation.environment import landing_zone_args
from landing_zone.infra.translation.scope import Scope
from landing_zone.placement.plan import Plan

RELEASE = "kubernetes:helm.sh/v3:Release"
PROVIDERS = "pulumi:providers:"
KUBERNETES = "kubernetes:"


def render(inputs: Inputs, plan: Plan, out: Path) -> list[Path]:
    """Write every object of the planned environment below ``out`` and return the files, sorted.

    `<cluster>/<kind>-<name>.yaml` per Kubernetes object (with the namespace before the name where several namespaces
    hold one of that kind and name), `<cluster>/helm/<release>.yaml` per chart, `resources.json` for everything else.
    Secrets are written as `[secret]`; no cluster is spoken to.
    """
    args = landing_zone_args(Scope(inputs, load_catalog(Paths(inputs.root).catalog), NoAccess()), plan)
    resources = record(lambda: LandingZone(inputs.name, args), inputs.name)
    files = {**_objects(resources), **_releases(resources), Path("resources.json"): _others(resources)}
    return sorted(_write(out / path, text) for path, text in files.items())


def _objects(resources: list[Registered]) -> dict[Path, str]:
    objects = [r for r in resources if r.type.startswith(KUBERNETES) and r.type != RELEASE]
    holders = Counter((r.provider, _file_name(r.inputs)) for r in objects)
    return {
        Path(r.provider) / _file_name(r.inputs, qualified=holders[r.provider, _file_name(r.inputs)] > 1): _yaml(
            r.inputs
        )
        for r in objects
    }


def _file_name(value: dict[str, Any], *, qualified: bool = False) -> str:
    parts = [value["kind"].lower(), value["metadata"]["name"]]
    if qualified:
        parts.insert(1, value["metadata"]["namespace"])
    return "-".join(parts) + ".yaml"


def _releases(resources: list[Registered]) -> dict[Path, str]:
    return {
        Path(r.provider) / "helm" / f"{r.inputs['name']}.yaml": _yaml(dict(_release(r.inputs)))
        for r in resources
        if r.type == RELEASE
    }


def _release(inputs: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    repository = inputs.get("repositoryOpts", {}).get("repo")
    folder, _, name = inputs["chart"].rpartition("/")
    yield "chart", name
    yield "repo", repository or folder
    yield "version", inputs["version"]
    yield "namespace", inputs["namespace"]
    yield "values", inputs.get("values", {})


def _others(resources: list[Registered]) -> str:
    others = [
        {"name": r.name, "type": r.type, "props": r.inputs}
        for r in resources
        if not r.type.startswith((KUBERNETES, PROVIDERS))
    ]
    return json.dumps(others, indent=2, sort_keys=True) + "\n"


def _yaml(value: dict[str, Any]) -> str:
    return yaml.safe_dump(value, sort_keys=True, width=120)


def _write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
