"""Where things of a project lie: one place per thing, derived from the project's root and the user's folders."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = "ai-landing-zone"


def cache_dir() -> Path:
    """Return the folder of what can be made again (`LZ_CACHE_DIR`, else the user's cache folder)."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("LZ_CACHE_DIR") or Path(base) / PROJECT)


def sandbox_folder(state: Path, environment: str) -> Path:
    """Return the folder of an environment's sandbox; ``state`` is the state folder of the checkout."""
    return state / "sandbox" / environment


@dataclass(frozen=True)
class Paths:
    """Paths of one project."""

    root: Path

    @property
    def stacks(self) -> Path:
        """Stack files and the program."""
        return self.root / "stacks"

    @property
    def workloads(self) -> Path:
        """One YAML file per workload."""
        return self.root / "workloads"

    @property
    def catalog(self) -> Path:
        """Tables of the project's own, whose rows stand in the place of the catalog's; it need not exist."""
        return self.root / "catalog"

    @property
    def policies(self) -> Path:
        """The policy pack."""
        return self.root / "policies"

    @property
    def tools(self) -> Path:
        """Go modules of what is built."""
        return self.root / "tools"

    @property
    def state(self) -> Path:
        """State of this checkout (`LZ_STATE_DIR`, else a folder of its own in the user's state folder)."""
        return Path(os.environ.get("LZ_STATE_DIR") or self.default_state)

    @property
    def default_state(self) -> Path:
        """State of this checkout where `LZ_STATE_DIR` is not set."""
        base = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
        key = hashlib.sha256(str(self.root.resolve()).encode()).hexdigest()[:8]
        return Path(base) / PROJECT / f"{self.root.resolve().name}-{key}"

    def stack_file(self, environment: str) -> Path:
        """`stacks/Pulumi.<environment>.yaml`."""
        return self.stacks / f"Pulumi.{environment}.yaml"

    def plan_file(self, environment: str) -> Path:
        """`stacks/plans/<environment>.json`."""
        return self.stacks / "plans" / f"{environment}.json"

    def kubeconfig(self, environment: str, cluster: str) -> Path:
        """Kubeconfig of a sandbox cluster."""
        return sandbox_folder(self.state, environment) / cluster / "kubeconfig"


def find_root(start: Path | None = None) -> Path | None:
    """Return the nearest folder, upwards, that holds a `Pulumi.yaml` of this project."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        file = folder / "Pulumi.yaml"
        if file.is_file() and f"name: {PROJECT}" in file.read_text(encoding="utf-8"):
            return folder
    return None
