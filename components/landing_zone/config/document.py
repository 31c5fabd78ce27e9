"""A value together with the place in a file that each part of it was written at."""

from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Generic, TypeVar

from landing_zone.config.environment import Environment
from landing_zone.config.workload import Workload
from landing_zone.errors import Fault

T = TypeVar("T")
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


@dataclass(frozen=True)
class Document(Generic[T]):
    """A validated value and where it was written."""

    value: T
    source: SourceMap


@dataclass(frozen=True)
class Inputs:
    """All that a plan is made from, but for the catalog."""

    name: str
    """Name of the environment (= of the stack)."""
    root: FilePath
    environment: Document[Environment]
    workloads: tuple[Document[Workload], ...]
    """Sorted by name."""
