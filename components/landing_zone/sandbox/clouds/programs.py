"""What `lz` has found before the engine starts, for the plugins that open clusters and nodes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.load import load_catalog
from landing_zone.config.environment import Environment
from landing_zone.config.paths import sandbox_folder
from landing_zone.errors import SandboxError
from landing_zone.sandbox.files import write_private

_FILE = "programs.json"


@dataclass(frozen=True)
class Programs:
    """Programs and tables of one environment's sandbox."""

    binaries: Mapping[str, Path]
    """By name."""
    share: Mapping[str, Path]
    """Folders with the files that a part carries out of its module, by part."""
    catalog: Path
    """Folder of the project's own tables; it need not exist."""
    charts: tuple[str, ...] = ()
    """Charts that will be installed on every cluster."""
    instance_types: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What the environment's pools say of instance types: vcpu, memory_gib, accelerator and per_node."""

    def load_catalog(self) -> Catalog:
        """Return the catalog with the project's own tables."""
        return load_catalog(self.catalog)

    def write(self, state: Path, environment: str) -> None:
        """Write them where `read` finds them, whole or not at all."""
        document = {
            "binaries": {name: str(path) for name, path in self.binaries.items()},
            "share": {name: str(path) for name, path in self.share.items()},
            "catalog": str(self.catalog),
            "charts": self.charts,
            "instance_types": dict(self.instance_types),
        }
        write_private(sandbox_folder(state, environment) / _FILE, json.dumps(document, indent=2))


def read(folder: Path) -> Programs:
    """Return what was written for the environment whose sandbox has this folder."""
    file = folder / _FILE
    if not file.is_file():
        raise SandboxError(f"{file} is missing: stand-ins of clouds work in an engine that `lz` starts")
    document = json.loads(file.read_text())
    binaries, share = ({k: Path(v) for k, v in document[part].items()} for part in ("binaries", "share"))
    catalog, charts = Path(document["catalog"]), tuple(document["charts"])
    return Programs(binaries, share, catalog, charts, document["instance_types"])


def instance_types(environment: Environment) -> dict[str, dict[str, Any]]:
    """Return what the pools of an environment say of their instance types."""
    pools = (pool for cluster in environment.clusters for pool in cluster.pools if pool.instance_type)
    fields = {"vcpu", "memory_gib", "accelerator", "per_node"}
    return {str(pool.instance_type): pool.model_dump(include=fields) for pool in pools}
