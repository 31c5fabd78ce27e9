"""Every error that a user can meet.

LandingZoneError
├── InputError        what was written is wrong: exit 2, one line with file, line, field, fault and fix
├── MissingTool       a program that the work needs is not here: exit 2, one line with the fix
├── SourceError       a source of prices could not be read: exit 1, one line with the reason and a way on
├── BuildError        a program could not be downloaded or built: exit 1, one line with the reason
├── Locked            another run holds the state: exit 1, names it, changes nothing
├── EngineError       the Pulumi engine ended with an error: exit 1
└── SandboxError      a control plane or a part of the sandbox did not come up: exit 1
"""

from dataclasses import dataclass
from pathlib import Path


class LandingZoneError(Exception):
    """Root of the tree; ``exit_code`` is what the command line ends with."""

    exit_code = 1


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in one place of one file."""

    file: Path
    line: int
    """1-based; 0 where the file as a whole is meant."""
    field: str
    """Dotted path inside the document, "" for the document itself."""
    problem: str
    fix: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else str(self.file)
        field = f" {self.field}:" if self.field else ""
        return " ".join(f"{where}:{field} {self.problem}; {self.fix}".split())


class InputError(LandingZoneError):
    """One or more faults in what the user wrote. Its text is one line: the first fault, and how many follow."""

    exit_code = 2

    def __init__(self, *faults: Fault) -> None:
        self.faults = tuple(sorted(faults))
        more = f" (and {len(faults) - 1} more, see `lz doctor`)" if len(faults) > 1 else ""
        super().__init__(f"{self.faults[0]}{more}")


class MissingTool(LandingZoneError):
    """A program is missing; the text says which one and how to get it."""

    exit_code = 2


class SourceError(LandingZoneError):
    """A source of prices can't be reached, refused, or answered what is no price list; the text names it and why."""


class BuildError(LandingZoneError):
    """A program could not be downloaded or built; the text says which one, why, and where its log is."""


class Locked(LandingZoneError):
    """The stack's state is held by a live run."""


class EngineError(LandingZoneError):
    """The engine ended with an error; the text is the engine's own."""


class SandboxError(LandingZoneError):
    """Something of the sandbox did not come up in its time."""
