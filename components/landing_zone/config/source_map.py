"""The place in a file that each part of a value was written at."""

from dataclasses import dataclass, field
from pathlib import Path as FilePath

from landing_zone.errors import Fault

FieldPath = tuple[str | int, ...]


@dataclass(frozen=True)
class SourceMap:
    """Lines of a YAML file by the path of the value they hold."""

    file: FilePath
    """As the user would name it: relative to the project where it lies inside."""
    lines: dict[FieldPath, int] = field(default_factory=dict)
    prefix: FieldPath = ()
    """Path, inside the file, of the document that the value was made from."""

    def line(self, path: FieldPath) -> int:
        """Return the 1-based line of ``path``, or of the nearest parent that is in the file; 0 if none is."""
        whole = self.prefix + path
        for end in range(len(whole), -1, -1):
            if whole[:end] in self.lines:
                return self.lines[whole[:end]]
        return 0

    def fault(self, path: FieldPath, problem: str, fix: str) -> Fault:
        """Make a fault at ``path``."""
        return Fault(self.file, self.line(path), ".".join(str(p) for p in path), problem, fix)
