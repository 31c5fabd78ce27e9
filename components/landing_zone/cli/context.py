"""Where a command runs: the project, found when it is first needed."""

from dataclasses import dataclass
from pathlib import Path

from landing_zone.config.paths import PROJECT, Paths, find_root
from landing_zone.errors import Fault, InputError


@dataclass(frozen=True)
class Start:
    """What `lz` was started with, before a project was looked for."""

    project: Path | None
    """Value of `--project`."""

    def paths(self) -> Paths:
        """Find the project, from `--project` or from the working folder upwards.

        Raises InputError if there is none.
        """
        start = self.project or Path.cwd()
        if root := find_root(start):
            return Paths(root)
        fix = "run `lz` inside a checkout or name one with `lz --project DIR …`"
        raise InputError(Fault(start, 0, "", f"no Pulumi.yaml with `name: {PROJECT}` here or in a folder above", fix))

    def own_tables(self) -> Path | None:
        """Return the folder of the project's own tables; None outside of a project, where the shipped ones do."""
        root = find_root(self.project or Path.cwd())
        return Paths(root).catalog if root else None
